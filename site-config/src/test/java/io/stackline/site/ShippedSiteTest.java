package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.envelope.Attempt;
import io.stackline.envelope.Cap;
import io.stackline.envelope.Envelope;
import io.stackline.envelope.Resolution;
import io.stackline.material.CellStack;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.press.ForceChannel;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped pilot line must say, number by number. */
class ShippedSiteTest {
  private static final SiteResult.Read READ = SiteFolder.at(SiteFolder.SHIPPED).whole();
  private static final Site SITE = READ.site();
  private static final Recipe RECIPE = SiteFolder.at(SiteFolder.SHIPPED).recipe();

  private static final Path WARNINGS =
      Path.of("src", "test", "resources", "site", "shipped-warnings.txt");

  /** A warning a line, without line, column and remedy; open dwells are told apart. */
  @Test
  void itReadsWithoutProblemsAndWithTheseWarnings() throws IOException {
    List<String> warnings =
        SiteFolder.at(SiteFolder.SHIPPED).lines(READ.warnings()).stream()
            .map(each -> each.replaceFirst(":\\d+:\\d+:", "").replaceFirst("; .*", ""))
            .toList();
    assertEquals(
        Files.readAllLines(WARNINGS),
        warnings.stream().filter(each -> !each.contains("is left open")).toList());
    assertEquals(
        SITE.recipes().values().stream().filter(ShippedSiteTest::leavesSomethingOpen).count(),
        warnings.stream().filter(each -> each.contains("is left open")).count());
    assertEquals("pilot-line", SITE.name());
    assertEquals(new Site.OpcUa("127.0.0.1", "127.0.0.1", 4840, false, false), SITE.opcua());
  }

  private static boolean leavesSomethingOpen(Recipe recipe) {
    return recipe.stages().stream()
        .anyMatch(
            each ->
                Stream.of(each.die(), each.target(), each.dwell())
                    .anyMatch(Parameter.Unbound.class::isInstance));
  }

  @Test
  void itsPressesAreTheThreeOfTheLine() {
    assertEquals(
        List.of(new PressId("P1"), new PressId("P2"), new PressId("P3")),
        List.copyOf(SITE.presses().keySet()));
    List<Set<StageKind>> kinds =
        List.of(
            Set.of(StageKind.DENSIFY, StageKind.COPRESS),
            Set.of(StageKind.LAMINATE, StageKind.SECONDARY),
            Set.of(StageKind.INSITU));
    int n = 0;
    for (Site.PressSite each : SITE.presses().values()) {
      Press press = each.press();
      assertEquals(245.2, press.rated().toKN(), 1e-9);
      assertEquals(80, press.ramDiameter().toMm(), 1e-9);
      assertEquals(300, press.stiffness().toKNPerMm(), 1e-9);
      assertEquals(3, press.closedPosition().toMm(), 1e-9);
      assertEquals(50, press.stroke().toMm(), 1e-9);
      assertEquals(kinds.get(n), press.kinds());
      assertEquals(
          new ForceChannel(ForceChannel.Kind.HIGH, Force.ofKN(250), new Force(125)),
          press.channels().get(0));
      assertEquals(n == 0 ? 1 : 2, press.channels().size());
      assertEquals(
          Site.Connection.tcp("127.0.0.1", 15021 + n, 1, Duration.ofSeconds(1)), each.connection());
      assertTrue(each.simulated());
      n++;
    }
    assertEquals(
        new ForceChannel(ForceChannel.Kind.LOW, Force.ofKN(20), new Force(20)),
        SITE.press(new PressId("P2")).press().channels().get(1));
  }

  @Test
  void itsDiesBearWhatTheySay() {
    Die steel = SITE.die(new DieId("D10-steel"));
    Die sleeve = SITE.die(new DieId("D10-sleeve"));
    assertEquals(Pressure.ofMPa(700), steel.rating(StageKind.COPRESS));
    assertFalse(steel.insulated());
    assertEquals(Pressure.ofMPa(400), sleeve.rating(StageKind.LAMINATE));
    assertEquals(Pressure.ofMPa(150), sleeve.rating(StageKind.INSITU));
    assertEquals(Temperature.ofCelsius(60), sleeve.temperatureMax());
    assertTrue(sleeve.insulated());
  }

  /** Usual ratings of their bodies and punches, MPa for minutes and for days. */
  @ParameterizedTest
  @CsvSource({
    "D10-steel, 10, 700, 700, false",
    "D10-carbide, 10, 1500, 1500, false",
    "D10-sleeve, 10, 400, 150, true",
    "D10-peek, 10, 120, 120, true",
    "D12-steel, 12, 800, 700, false",
    "D12-sleeve, 12, 400, 150, true",
    "D13-steel, 13, 750, 700, false",
    "D13-sleeve, 13, 400, 150, true",
    "D16-steel, 16, 800, 700, false",
    "D16-sleeve, 16, 400, 150, true",
    "D20-steel, 20, 800, 700, false",
    "D20-sleeve, 20, 400, 150, true"
  })
  void eachDieBearsWhatItsBodyAndPunchBear(
      String id, double bore, double minutes, double days, boolean insulated) {
    Die die = SITE.die(new DieId(id));
    assertEquals(bore, die.bore().toMm(), 1e-9);
    assertEquals(minutes, die.rating(StageKind.COPRESS).toMPa(), 1e-9);
    assertEquals(days, die.rating(StageKind.INSITU).toMPa(), 1e-9);
    assertEquals(insulated, die.insulated());
    assertEquals(12, SITE.dies().size());
  }

  @Test
  void itsFixturesAreABoltFrameAndAStackOfDiscSprings() {
    Fixture frame = SITE.fixtures().get(new FixtureId("bolt-frame"));
    Fixture springs = SITE.fixtures().get(new FixtureId("disc-springs"));
    assertNotNull(frame);
    assertNotNull(springs);
    assertEquals(30, frame.stiffness().toKNPerMm(), 1e-9);
    assertEquals(2, springs.stiffness().toKNPerMm(), 1e-9);
    assertTrue(frame.enclosed());
    assertFalse(springs.enclosed());
  }

  @Test
  void lithiumIsAMetalThatMayOnlyBeLaminatedAndHeld() {
    Material lithium = SITE.materials().get(new MaterialId("lithium-foil"));
    assertNotNull(lithium);
    assertEquals(Material.Form.METAL, lithium.form());
    assertTrue(lithium.limits().cap(StageKind.DENSIFY).isEmpty());
    assertTrue(lithium.limits().cap(StageKind.COPRESS).isEmpty());
    assertEquals("S2", lithium.limits().cap(StageKind.LAMINATE).orElseThrow().source());
    assertEquals(new Material.Behaviour.Metal(4.25e4, 37_000, 0.15, 1.1, "M"), lithium.behaviour());
    Material lpscl = SITE.materials().get(new MaterialId("lpscl-powder"));
    assertNotNull(lpscl);
    assertEquals(new Material.Behaviour.Powder(0.6, 0.0585, 0.02, 35, 5, "E"), lpscl.behaviour());
    assertEquals(1.86, lpscl.density().value().toGPerCm3(), 1e-9);
  }

  /** Target, cap, trip in MPa, and the cell that controls, on the press that takes the stage. */
  @Test
  void itsRecipeIsAllowedStageByStage() throws BindingRefused {
    List<String> told = new ArrayList<>();
    Envelope envelope = new Envelope(SITE.materials(), RECIPE.overrides());
    CellStack stack = CellStack.EMPTY;
    ControlRecipe bound = Binder.bind(RECIPE, Binder.assumptions(RECIPE), SITE.dies());
    for (Stage stage : bound.stages()) {
      Die die = SITE.die(stage.die());
      Press press = pressFor(stage.kind());
      stack = stack.with(stage.id(), stage.adds());
      Attempt attempt = new Attempt(stack, stage, die, Optional.empty(), press);
      assertTrue(envelope.refusal(attempt).isEmpty(), stage.id());
      Cap cap = envelope.cap(attempt);
      ForceChannel channel = Resolution.channel(stage.target().force(die), press);
      told.add(
          "%s %s %s ≤ %s on %s by %s"
              .formatted(
                  stage.id(),
                  stage.target().pressure(die),
                  stage.target().force(die),
                  cap.value(),
                  press.id(),
                  channel.kind()));
    }
    assertEquals(
        List.of(
            "densify 250 MPa 19.63495 kN ≤ 400 MPa on P1 by HIGH",
            "copress 500 MPa 39.26991 kN ≤ 500 MPa on P1 by HIGH",
            "laminate 50 MPa 3.926991 kN ≤ 50 MPa on P2 by LOW",
            "stack-pressure 75 MPa 5.890486 kN ≤ 80 MPa on P3 by LOW"),
        told);
  }

  private Press pressFor(StageKind kind) {
    return SITE.presses().values().stream()
        .map(Site.PressSite::press)
        .filter(press -> press.kinds().contains(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyNumberOfTheRecipeNamesASourceTheFileExplains() {
    for (StageTemplate stage : RECIPE.stages()) {
      assertTrue(RECIPE.sources().containsKey(stage.pressing().ramp().source()));
      for (Addition layer : stage.adds()) {
        if (layer instanceof Addition.Weighed powder) {
          assertEquals("E", powder.mass().source(), "no source gives a mass");
        }
      }
    }
    assertEquals(Set.of("S2", "E"), RECIPE.sources().keySet());
  }

  @Test
  void theJarCarriesTheSameFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SiteFolder.SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = "/sites/pilot-line/" + SiteFolder.SHIPPED.relativize(file);
        try (InputStream in = SiteReader.class.getResourceAsStream(name)) {
          assertNotNull(in, name);
          assertArrayEquals(Files.readAllBytes(file), in.readAllBytes(), name);
        }
      }
    }
  }
}
