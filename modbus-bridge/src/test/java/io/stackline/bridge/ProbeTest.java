package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.register.PressmapTag;
import io.stackline.press.Quality;
import io.stackline.time.VirtualTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final FakePlc plc = new FakePlc(time);
  private final FakeLink link = new FakeLink(plc);

  private TagValue probe(PressmapTag tag) throws LinkException {
    return Probe.read(link).stream().filter(each -> each.tag() == tag).findFirst().orElseThrow();
  }

  @Test
  void everyTagIsReadOnceAndNoneIsWritten() throws LinkException {
    List<TagValue> values = Probe.read(link);

    assertEquals(List.of(PressmapTag.values()), values.stream().map(TagValue::tag).toList());
    assertEquals(
        Set.of(Quality.GOOD), new TreeSet<>(values.stream().map(TagValue::quality).toList()));
    assertTrue(link.log.stream().noneMatch(each -> each.startsWith("write")));
  }

  @ParameterizedTest
  @CsvSource({
    "MAGIC, 0, 5052, 0x5052, ''",
    "ENDIAN_TEST, 2, 0102 0304, 0x01020304, ''",
    "FLOAT_TEST, 4, C2F6 E666, -123.45, ''",
    "RATED_KN, 12, 4375 3333, 245.2, kN",
    "STATE, 104, 0001, IDLE, ''",
    "MODE, 105, 0002, REMOTE, ''",
    "TRIP_W1, 161, 0000, none, ''",
    "FORCE_LOW_KN, 136, 7FC0 0000, not fitted, kN",
    "CAPS, 11, 0029, 'low-range load cell, position sensor, trace', ''",
  })
  void aTagIsShownWithRegisterRawWordsValueAndUnit(
      PressmapTag tag, int register, String raw, String value, String unit) throws LinkException {
    TagValue shown = probe(tag);

    assertEquals(tag.name(), shown.name());
    assertEquals(register, shown.register());
    assertEquals(raw, shown.raw().hex());
    assertEquals(value, shown.value());
    assertEquals(unit, shown.unit());
  }

  @Test
  void alarmsAreNamed() throws LinkException {
    plc.trips0 = 1 << 2;
    plc.trips1 = 1 << 2;

    assertEquals("force above its cap", probe(PressmapTag.TRIP_W0).value());
    assertEquals("oil leak", probe(PressmapTag.TRIP_W1).value());
  }

  @Test
  void anUnknownCodeIsBadAndSaidSo() throws LinkException {
    plc.mode = 9;

    TagValue mode = probe(PressmapTag.MODE);

    assertEquals("unknown code 9", mode.value());
    assertEquals(Quality.BAD, mode.quality());
  }

  @Test
  void aDeviceThatFailsItsSelfTestIsShownButNotTrusted() throws LinkException {
    plc.magic = 1;

    Set<Quality> qualities =
        Probe.read(link).stream().map(TagValue::quality).collect(Collectors.toSet());

    assertEquals(Set.of(Quality.UNCERTAIN), qualities);
  }

  @Test
  void aStatusThatStaysTornIsUncertain() throws LinkException {
    link.tornReads = 100;

    assertEquals(Quality.UNCERTAIN, probe(PressmapTag.FORCE_KN).quality());
    assertEquals(Quality.GOOD, probe(PressmapTag.RATED_KN).quality(), "control");
  }

  @Test
  void aBlockThePlcDoesNotHaveIsBadAndTheRestIsShown() throws LinkException {
    link.readException = 2;

    assertEquals(Quality.BAD, probe(PressmapTag.FORCE_CAP_KN).quality());
    assertEquals("unreadable", probe(PressmapTag.FORCE_CAP_KN).value());
    assertEquals(Quality.GOOD, probe(PressmapTag.FORCE_KN).quality());
  }

  @Test
  void aPressThatDoesNotAnswerCannotBeProbed() {
    link.unplugged = true;

    assertThrows(LinkException.class, () -> Probe.read(link));
  }
}
