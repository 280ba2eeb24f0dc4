package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code stackline simulate} says, writes and refuses. */
final class SimulateCommandTest {
  @TempDir Path folder;

  private record Answer(int status, String out, String err) {}

  private Answer simulate(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Stackline.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "simulate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new Answer(line.execute(all), out.toString(), err.toString());
  }

  /** The quick recipes alone, so that no time goes into judging the others. */
  private String site() {
    Path site = QuickSite.in(folder.resolve("site"));
    try (Stream<Path> recipes = Files.list(site.resolve("recipes"))) {
      for (Path each : recipes.toList()) {
        if (!each.getFileName().toString().startsWith("quick-")) {
          Files.delete(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return site.toString();
  }

  /** A copy of the site in which one text of a recipe reads otherwise. */
  private String siteWith(String recipe, String was, String is) throws Exception {
    String site = site();
    Path file = Path.of(site, "recipes", recipe + ".yaml");
    String text = Files.readString(file);
    assertTrue(text.contains(was), was);
    Files.writeString(file, text.replace(was, is));
    return site;
  }

  @Test
  void theSameRecipeGivesTheSameBytes() throws Exception {
    String site = site();
    for (String run : List.of("a", "b")) {
      String out = folder.resolve(run).toString();
      Answer answer = simulate("quick-pellet", "--site", site, "--out", out);
      assertEquals(0, answer.status(), answer.err());
      assertTrue(answer.out().matches("(?s).*densify +P1 +D10-steel +250\\.0 +19\\.63 .*"));
    }
    for (String file : List.of("simulation.csv", "summary.json", "simulation.svg")) {
      byte[] first = Files.readAllBytes(folder.resolve("a").resolve(file));
      assertTrue(first.length > 1000, file);
      assertArrayEquals(first, Files.readAllBytes(folder.resolve("b").resolve(file)), file);
    }
    List<String> lines = Files.readAllLines(folder.resolve("a/simulation.csv"));
    assertEquals(
        "stage,t_s,pressure_MPa,force_kN,line_bar,thickness_mm,relative_density,"
            + "relative_density_1_lpscl-powder,breathing_um",
        lines.get(0));
    assertTrue(lines.size() > 500, lines.size() + " lines");
  }

  @Test
  void whatADraftLeavesOpenIsAssumedAndSaid() throws Exception {
    String site = siteWith("quick-cell", "status: approved\napproved:", "status: draft\nretired:");
    Path file = Path.of(site, "recipes", "quick-cell.yaml");
    Files.writeString(file, Files.readString(file).replaceFirst("(?m)^retired: .*\n", ""));
    Answer answer =
        simulate(
            "quick-cell",
            "--site",
            site,
            "--out",
            folder.resolve("out").toString(),
            "--bind",
            "stack-pressure.dwell=1 min");
    assertEquals(0, answer.status(), answer.err());
    assertTrue(answer.out().contains("rev 1, draft"), answer.out());
    assertTrue(answer.out().contains("assumed overrides = approved"), answer.out());
    assertTrue(answer.out().contains("assumed stack-pressure.cycling = "), answer.out());
    assertFalse(answer.out().contains("assumed stack-pressure.dwell"), answer.out());
  }

  @Test
  void whatTheEnvelopeRefusesIsToldAndOnlySimulatedOnDemand() throws Exception {
    String site = siteWith("quick-pellet", "status: approved", "status: draft");
    Path file = Path.of(site, "recipes", "quick-pellet.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("(?m)^approved: .*\n", "")
            .replace("target: 250 MPa", "target: 440 MPa"));
    Path out = folder.resolve("out");
    Answer refused = simulate("quick-pellet", "--site", site, "--out", out.toString());
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("LPSCl powder bears 400 MPa"), refused.err());
    assertTrue(refused.err().contains("--anyway"), refused.err());
    assertFalse(Files.exists(out));
    Answer anyway = simulate("quick-pellet", "--site", site, "--out", out.toString(), "--anyway");
    assertEquals(0, anyway.status(), anyway.err());
    assertTrue(anyway.out().contains("REFUSED by the envelope"), anyway.out());
    assertTrue(anyway.out().matches("(?s).*densify .* 440.0 .* 400.0 .*"), anyway.out());
    String picture = Files.readString(out.resolve("simulation.svg"));
    assertTrue(picture.contains("refused by the envelope: stage densify asks for 440 MPa"));
  }

  @Test
  void whatDoesNotExistIsToldInOneSentence() {
    String site = site();
    Answer press = simulate("quick-pellet", "--site", site, "--press", "P9");
    assertEquals(1, press.status());
    assertTrue(press.err().contains("no press P9"), press.err());
    Answer bound = simulate("quick-pellet", "--site", site, "--bind", "densify.dwell=1 min");
    assertEquals(1, bound.status());
    assertTrue(bound.err().contains("nothing open called densify.dwell"), bound.err());
    assertEquals(1, simulate("quick-pellet", "--site", site, "--revision", "7").status());
  }
}
