package io.stackline.launch;

import static io.stackline.launch.Shell.SHIPPED;
import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackline.launch.Shell.Answer;
import org.junit.jupiter.api.Test;

/** What {@code envelope} proves, and how it tells what it cannot. */
final class EnvelopeCommandTest {
  private static final String SITE = SHIPPED.toString();

  @Test
  void aProofTellsCapMarginAndWhatBinds() {
    Answer answer = run("envelope", "li-metal-cell", "--site", SITE);
    assertEquals(0, answer.status(), answer.out() + answer.err());
    String out = answer.out();
    assertTrue(out.contains("li-metal-cell, revision 1: proven"), out);
    assertTrue(
        out.contains("leans on the overrides lpscl-powder copress, nmc-composite copress"), out);
    assertTrue(
        out.matches(
            "(?s).*densify +D10-steel +P1 +high +250.0 +19.63 +400.0 +60.0 .*lpscl-powder, usual cap.*"),
        out);
    assertTrue(out.matches("(?s).*copress .* 500.0 +39.27 +500.0 +0.0 .*override.*"), out);
    assertTrue(out.matches("(?s).*stack-pressure .* 80.0 +6.28 +80.0 +0.0 .*lithium-foil.*"), out);
    assertTrue(out.contains("P2 takes no DENSIFY stages"), out);
  }

  @Test
  void aChargedCellIsRefusedWithTheWayToIt() {
    assertEquals(0, run("envelope", "li-free-mos2-cell", "--site", SITE).status());
    Answer answer = run("envelope", "li-free-mos2-cell", "--lithiated", "--site", SITE, "--json");
    assertEquals(1, answer.status());
    JsonNode json = answer.json();
    assertEquals(false, json.get("proven").asBoolean());
    assertEquals(140, json.get("excess").get("askedMPa").asDouble());
    assertEquals(50, json.get("excess").get("capMPa").asDouble());
    assertEquals("lithiated", json.get("excess").get("rule").asText());
    assertEquals("mos2-collector", json.get("excess").get("subject").asText());
    assertEquals(3, json.get("story").size());
    String page = run("envelope", "li-free-mos2-cell", "--lithiated", "--site", SITE).out();
    assertTrue(page.contains("must not happen"), page);
  }

  @Test
  void everyOptionIsJudgedUnlessOneIsBound() {
    String[] all = {"envelope", "li-symmetric-li3ocl-cell", "--site", SITE, "--json"};
    JsonNode open = run(all).json();
    long dies = open.get("bounds").findValuesAsText("die").stream().distinct().count();
    assertEquals(5, dies);
    JsonNode bound =
        run(
                "envelope",
                "li-symmetric-li3ocl-cell",
                "--die",
                "D20-sleeve",
                "--bind",
                "lithium.target=1.5 t",
                "--site",
                SITE,
                "--json")
            .json();
    assertEquals(4, bound.get("bounds").size());
    JsonNode lithium = bound.get("bounds").get(2);
    assertEquals(46.8, lithium.get("askedMPa").asDouble(), 0.05);
    assertEquals("usual", lithium.get("rule").asText());
    assertTrue(bound.get("overrides").isEmpty(), "Ø20 needs no override");
  }

  @Test
  void aPressIsAskedForEveryStageOfItsKinds() {
    JsonNode bounds =
        run("envelope", "li-metal-cell", "--press", "P2", "--site", SITE, "--json")
            .json()
            .get("bounds");
    assertEquals(4, bounds.size(), "the other stages stay with the other presses");
    Answer unknown = run("envelope", "li-metal-cell", "--press", "P9", "--site", SITE);
    assertEquals(1, unknown.status());
    assertTrue(unknown.err().contains("it has P1, P2, P3"), unknown.err());
  }

  /** Seed 001's 700 MPa in a sleeve of PEEK. */
  @Test
  void aRecipeIsLookedAtInAnotherDieThanItNames() {
    Answer answer = run("envelope", "na-s-cell", "--die", "D10-sleeve", "--site", SITE);
    assertEquals(1, answer.status());
    assertTrue(
        answer.out().contains("asks for 700 MPa, but die D10-sleeve bears 400 MPa"), answer.out());
    assertEquals(
        "what if every stage were in D10-sleeve: the recipe itself names [D10-carbide]",
        answer.err().strip());
  }

  /** 100 mg of LPSCl stand 1.52 mm high on Ø10 and 0.90 mm on Ø13. */
  @Test
  void aWrongDieIsToldByItsCodeOrByTheHeightAtWhichThePunchTouches() {
    String[] right = {"envelope", "li-metal-cell", "--site", SITE, "--touched", "densify=1.5 mm"};
    assertEquals(0, run(right).status());
    Answer scanned =
        run("envelope", "li-metal-cell", "--site", SITE, "--scanned", "densify=D13-steel");
    assertEquals(1, scanned.status());
    assertEquals(
        "stackline: stage densify: scanned D13-steel, a die of Ø 13 mm, but the recipe is bound to"
            + " D10-steel of Ø 10 mm; put the right die under the press",
        scanned.err().strip());
    Answer touched =
        run("envelope", "li-metal-cell", "--site", SITE, "--touched", "densify=0.9 mm");
    assertEquals(1, touched.status());
    assertEquals(
        "stackline: stage densify: the punch touched at 0.9 mm, but the stack stands 1.52 mm high"
            + " in D10-steel of Ø 10 mm, as in a bore of about 13 mm; put the right die under the"
            + " press",
        touched.err().strip());
    assertEquals(
        1, run("envelope", "li-metal-cell", "--site", SITE, "--scanned", "x=D10-steel").status());
  }

  @Test
  void aDraftIsJudgedAsIfItWereApprovedAndSaysSo() {
    Answer answer = run("envelope", "fes2-sodium-cell", "--site", SITE);
    assertEquals(0, answer.status(), answer.out());
    assertTrue(answer.out().contains("only once the recipe is approved"), answer.out());
  }
}
