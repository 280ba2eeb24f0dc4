package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.MapProbe;
import io.stackline.bridge.MapTrial;
import io.stackline.bridge.MapTrial.Finding;
import io.stackline.bridge.MapTrial.Mark;
import io.stackline.bridge.link.LinkException;
import io.stackline.map.RegisterMap;
import io.stackline.press.Quality;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapTrialTest {
  private static Finding finding(List<Finding> findings, String what) {
    return findings.stream().filter(each -> each.what().equals(what)).findFirst().orElseThrow();
  }

  private static List<Finding> trial(String map, ToyPress press, ToyLink link)
      throws LinkException {
    press.show();
    return MapTrial.of(ShippedPresses.map(map), link);
  }

  private static long failures(List<Finding> findings) {
    return findings.stream().filter(each -> each.mark() == Mark.FAIL).count();
  }

  @Test
  void aPressThatIsWhatItsMapSaysPassesAndOnlyTheScratchIsWritten() throws LinkException {
    ToyPlain press = new ToyPlain();
    ToyLink link = new ToyLink(press);

    List<Finding> findings = trial("plain-press", press, link);

    assertEquals(0, failures(findings), findings.toString());
    assertEquals(List.of("9 1", "9 0"), link.writes, "changed and restored");
    assertEquals("IDLE; now: open", finding(findings, "state").text());
  }

  @Test
  void aWrongWordOrderIsNamed() throws LinkException {
    ToyPlain press = new ToyPlain();
    int high = press.input.getOrDefault(10, 0);
    press.input.put(10, press.input.getOrDefault(11, 0));
    press.input.put(11, high);

    Finding test = finding(trial("plain-press", press, new ToyLink(press)), "self-test");

    assertEquals(Mark.FAIL, test.mark());
    assertTrue(test.text().contains("expected -123.45"), test.text());
    assertTrue(test.text().contains("look like CDAB"), test.text());
  }

  @Test
  void anAddressBaseOffByOneIsSuspected() throws LinkException {
    ToyPlain press = new ToyPlain();
    press.input.put(12, press.input.getOrDefault(11, 0));
    press.input.put(11, press.input.getOrDefault(10, 0));
    press.input.put(10, 0);

    Finding test = finding(trial("plain-press", press, new ToyLink(press)), "self-test");

    assertTrue(test.text().contains("one register behind"), test.text());
    assertTrue(test.text().contains("address base off by one"), test.text());
  }

  @Test
  void theMemoryIsNotWornByTheTest() throws LinkException {
    ToyPrestek press = new ToyPrestek();
    ToyLink link = new ToyLink(press);

    List<Finding> findings = trial("prestek", press, link);

    assertEquals(0, failures(findings), findings.toString());
    assertEquals(List.of(), link.writes);
    assertEquals(0, press.worn);
    assertTrue(finding(findings, "platen").text().contains("open"), "a note, not a failure");
  }

  @Test
  void aProbeShowsEveryPointWithItsRegisterAndCause() throws LinkException {
    ToyPrestek press = new ToyPrestek();
    press.force = 12.3;
    press.show();
    RegisterMap map = ShippedPresses.map("prestek");

    List<MapProbe.Row> rows = MapProbe.read(map, new ToyLink(press));

    assertEquals(map.points().size(), rows.size());
    MapProbe.Row force = rows.get(0);
    assertEquals("44097 (holding 4096, 0x1000)", force.register());
    assertEquals("007B", force.raw());
    assertEquals("12.3", force.text());
    assertEquals(Quality.GOOD, force.quality());
    MapProbe.Row platen =
        rows.stream()
            .filter(each -> each.point().name().equals("platen"))
            .findFirst()
            .orElseThrow();
    assertEquals(Quality.BAD, platen.quality());
    assertEquals("-", platen.text());
    assertTrue(platen.cause().contains("open"), platen.cause());
  }
}
