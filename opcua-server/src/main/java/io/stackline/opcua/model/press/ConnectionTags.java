package io.stackline.opcua.model.press;

import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_NoData;

import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.value.Sample;
import java.util.List;

/** What we know of the connection to a press ourselves: good whatever becomes of the press. */
final class ConnectionTags {
  private ConnectionTags() {}

  static final List<Tag<ConnectionView>> DEVICE =
      List.of(
          Tag.of(
              "Connection",
              Kind.STRING,
              "GOOD, UNCERTAIN (scans missed) or BAD (the press does not answer)",
              c -> Sample.text(c.reading().quality().name())),
          Tag.of(
              "Remark",
              Kind.STRING,
              "What the operator should know about the connection",
              c -> Sample.text(c.reading().remark())));

  static final List<Tag<ConnectionView>> DIAGNOSTICS =
      List.of(
          Tag.of(
              "Since",
              Kind.TIME,
              "When the connection became what it is",
              c -> Sample.time(c.since())),
          Tag.of(
              "LastGood",
              Kind.TIME,
              "When the press was last read",
              c -> Sample.time(c.lastGood(), Bad_NoData)),
          Tag.of(
              "Losses",
              Kind.UINT32,
              "How often the press was lost since the server started",
              c -> Sample.count32(c.losses())));

  /** Of the site file; they do not change. */
  static final List<Tag<PressSiteView>> FIXED =
      List.of(
          Tag.of("Endpoint", Kind.STRING, "Where its PLC is", c -> Sample.text(c.endpoint())),
          Tag.of("UnitId", Kind.UINT16, "Its Modbus unit", c -> Sample.count16(c.unit())),
          Tag.of("Dialect", Kind.STRING, "What its PLC speaks", c -> Sample.text(c.dialect())),
          Tag.of(
              "Timeout",
              Kind.UINT32,
              "How long one answer may take, ms",
              c -> Sample.count32(c.timeoutMs())));

  /** How the site says a press is reached. */
  record PressSiteView(String endpoint, int unit, String dialect, long timeoutMs) {}
}
