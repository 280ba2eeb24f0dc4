package io.stackline.launch;

import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.Shell.Answer;
import io.stackline.press.PressId;
import io.stackline.site.Site;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command line answers when it is used wrongly: one plain sentence with the remedy, the
 * right exit status, no stack trace.
 */
final class CommandLineTest {
  @TempDir Path folder;

  @Test
  void anUnknownOptionIsMisuse() {
    Answer answer = run("demo", "--sped", "3");
    assertEquals(2, answer.status());
    assertTrue(answer.err().contains("--sped"), answer.err());
    assertTrue(answer.err().contains("--help"), answer.err());
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        List.of(
            "demo",
            "up",
            "plc",
            "probe",
            "map",
            "map test",
            "check",
            "recipes",
            "recipe",
            "recipe show",
            "recipe diff",
            "envelope",
            "schema",
            "health",
            "kill",
            "user",
            "user add",
            "user list",
            "user remove",
            "user passwd",
            "trust",
            "trust list",
            "trust accept",
            "trust revoke",
            "cert",
            "cert show",
            "cert renew",
            "version")) {
      Answer answer = run((command + " --help").split(" "));
      assertEquals(0, answer.status());
      assertTrue(answer.out().contains("Usage: stackline " + command), answer.out());
    }
  }

  @Test
  void whatTakesNoFileIsNoFolderToWriteInto() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    // Not even root may write into /proc.
    for (Path out : List.of(file, file.resolve("under"), Path.of("/proc"))) {
      for (String command :
          List.of(
              "demo --site " + Shell.SHIPPED,
              "plan --site " + Shell.SHIPPED,
              "schema",
              "simulate li-metal-cell --site " + Shell.SHIPPED)) {
        Answer answer = run((command + " --out " + out).split(" "));
        assertEquals(1, answer.status(), command);
        assertEquals(1, answer.err().lines().count(), answer.err());
        assertTrue(answer.err().startsWith("stackline: "), answer.err());
        assertTrue(answer.err().contains(out.toString()), answer.err());
        assertTrue(answer.err().contains("with --out"), answer.err());
      }
    }
  }

  @Test
  void theShippedSiteIsSound() {
    Answer answer = run("check", Path.of("..", "site-config", "sites", "pilot-line").toString());
    assertEquals(0, answer.status(), answer.out() + answer.err());
    assertTrue(answer.out().contains("is sound"), answer.out());
  }

  @Test
  void aWrongUnitIsToldWithItsPlaceAndStopsEveryCommand() throws Exception {
    Path site = QuickSite.in(folder.resolve("site"));
    Path file = site.resolve("site.yaml");
    Files.writeString(
        file, Files.readString(file).replaceFirst("rated: 245.2 kN", "rated: 25 ton"));
    Answer check = run("check", site.toString());
    assertEquals(1, check.status());
    assertTrue(check.out().matches("(?s).*site\\.yaml:\\d+:\\d+: .*ton.*"), check.out());
    Answer up = run("up", "--site", site.toString(), "--data", folder.resolve("data").toString());
    assertEquals(1, up.status());
    assertTrue(up.err().contains("site.yaml:"), up.err());
  }

  @Test
  void aMissingSiteIsToldInOneSentence() {
    Answer answer = run("demo", "--site", folder.resolve("nowhere").toString());
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("nowhere"), answer.err());
  }

  @Test
  void aMissingRecipeIsToldWithThoseThatAreThere() {
    Path site = QuickSite.in(folder.resolve("site"));
    Answer answer = run("demo", "--site", site.toString(), "--recipe", "gold");
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("li-metal-cell"), answer.err());
  }

  @Test
  void aSecondStacklineOnTheSameDataFolderIsRefused() throws Exception {
    Path site = QuickSite.in(folder.resolve("site"));
    Path data = folder.resolve("data");
    try (DataFolder first = DataFolder.lock(data)) {
      Answer answer = run("up", "--site", site.toString(), "--data", first.path().toString());
      assertEquals(1, answer.status());
      assertTrue(answer.err().contains("is using the data folder"), answer.err());
      assertTrue(answer.err().contains("--data"), answer.err());
    }
  }

  @Test
  void aPortInUseIsToldByThePlcs() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path site = QuickSite.in(folder.resolve("site"));
      Path file = site.resolve("site.yaml");
      Files.writeString(
          file, Files.readString(file).replace("port: 15021", "port: " + taken.getLocalPort()));
      Answer answer = run("plc", "--site", site.toString(), "--press", "P1");
      assertEquals(1, answer.status());
      assertTrue(answer.err().contains(Integer.toString(taken.getLocalPort())), answer.err());
    }
  }

  @Test
  void anAddressThatIsNoneIsToldByThePlcs() {
    Answer answer = run("plc", "--site", Shell.SHIPPED.toString(), "--bind", "[::zz");
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("0.0.0.0"), answer.err());
  }

  @Test
  void aPressThatDoesNotAnswerIsToldByProbe() throws Exception {
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = probe.getLocalPort();
    }
    Path site = QuickSite.in(folder.resolve("site"));
    Path file = site.resolve("site.yaml");
    Files.writeString(file, Files.readString(file).replace("port: 15021", "port: " + free));
    Answer answer = run("probe", "P1", "--site", site.toString());
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("cannot be read"), answer.err());
    assertEquals(1, run("probe", "P9", "--site", site.toString()).status());
  }

  @Test
  void probePrintsEveryTagOfAPress() throws Exception {
    Path folderOfSite = folder.resolve("site");
    Site site = QuickSite.read(folderOfSite);
    try (SimulatedPlcs plcs = SimulatedPlcs.startOnFreePorts(site, 1)) {
      int port = plcs.press(new PressId("P2")).port();
      Path file = folderOfSite.resolve("site.yaml");
      Files.writeString(file, Files.readString(file).replace("port: 15022", "port: " + port));
      Answer answer = run("probe", "P2", "--site", folderOfSite.toString());
      assertEquals(0, answer.status(), answer.err());
      assertTrue(
          answer.out().matches("(?s).*FLOAT_TEST +4 +C2F6 E666 +-123.45 +GOOD.*"), answer.out());
      assertTrue(
          answer.out().matches("(?s).*STATE +104 +\\p{XDigit}{4} +(BOOT|IDLE).*"), answer.out());
      assertTrue(
          answer.out().matches("(?s).*RATED_KN +12 +4375 3333 +245.2 +kN +GOOD.*"), answer.out());
      Answer test = run("map", "test", "P2", "--site", folderOfSite.toString());
      assertEquals(0, test.status(), test.out());
      assertTrue(test.out().contains("P2 is what its map says"), test.out());
    }
  }

  @Test
  void schemasAreWrittenAsTheyAreShipped() throws Exception {
    Path out = folder.resolve("schemas");
    Answer answer = run("schema", "--out", out.toString());
    assertEquals(0, answer.status(), answer.err());
    Path shipped = Path.of("..", "site-config", "schema", "recipe.schema.json");
    assertEquals(Files.readString(shipped), Files.readString(out.resolve("recipe.schema.json")));
    assertTrue(Files.readString(out.resolve("site-keys.md")).contains("time-above"));
    Path file = Files.writeString(folder.resolve("file"), "");
    Answer refused = run("schema", "--out", file.resolve("below").toString());
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("--out"), refused.err());
  }

  @Test
  void speedAndRoleAreChecked() {
    assertEquals(1, run("demo", "--speed", "-1").status());
    String site = Path.of("..", "site-config", "sites", "pilot-line").toString();
    String alone = run("up", "--site", site, "--role", "bridge").err();
    assertTrue(alone.contains("names no processes"), alone);
    String unknown = run("up", "--site", site, "--role", "press").err();
    assertTrue(unknown.contains("bridge, sequencer, opcua or all"), unknown);
  }
}
