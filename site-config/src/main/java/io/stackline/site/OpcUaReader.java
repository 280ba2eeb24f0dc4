package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code opcua} group: loopback, no anonymous reader and security unless it says so. */
final class OpcUaReader {
  /** A host name or an IP address. */
  static final Form<String> HOST_FORM =
      Forms.shape(
          Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*"),
          "host",
          "a host name or an IP address");

  static final Form<Integer> PORT_FORM = Forms.whole(1, 65_535);

  static final String LOOPBACK = "127.0.0.1";

  /** Every address of the machine: no name a client could use. */
  static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "::0");

  private static final Key.One<String> BIND =
      Key.usual(
          "bind",
          HOST_FORM,
          LOOPBACK,
          "address to listen at; 127.0.0.1 is this machine only",
          "192.168.10.5");
  private static final Key.One<String> HOSTNAME =
      Key.maybe(
          "hostname",
          HOST_FORM,
          "the `bind` address; must be there if that is `0.0.0.0` or `::`",
          "name or address that clients use",
          "press-line.plant");
  private static final Key.One<Integer> PORT =
      Key.usual("port", PORT_FORM, "4840", "port to listen at", "4840");
  private static final Key.One<Boolean> ANONYMOUS =
      Key.usual(
          "anonymous-may-read",
          Forms.flag(),
          "false",
          "whether somebody without a user may read",
          "true");
  private static final Key.One<Boolean> NONE =
      Key.usual(
          "allow-none",
          Forms.flag(),
          "false",
          "whether an endpoint without security is offered; warned about",
          "true");

  private static final Key.One<Duration> PUBLISHING_MIN =
      Key.usual(
          "publishing-min",
          Quantities.duration("10 ms", "10 s"),
          "50 ms",
          "shortest interval at which a client is told of changes; who asks for less gets this",
          "100 ms");
  private static final Key.One<Integer> SESSIONS_MAX =
      Key.usual(
          "sessions-max",
          Forms.whole(2, 1_000),
          "100",
          "how many sessions there may be at a time; the next is refused",
          "20");
  private static final Key.One<Integer> ITEMS_MAX =
      Key.usual(
          "monitored-items-max",
          Forms.whole(100, 200_000),
          "50000",
          "how many values all clients together may watch; further ones are refused",
          "10000");

  static final Group KEYS =
      Group.of(
          "the OPC UA server",
          BIND,
          HOSTNAME,
          PORT,
          ANONYMOUS,
          NONE,
          PUBLISHING_MIN,
          SESSIONS_MAX,
          ITEMS_MAX);

  private OpcUaReader() {}

  static Optional<Site.OpcUa> read(Fields fields) {
    Optional<String> bind = fields.read(BIND);
    Optional<String> written = fields.read(HOSTNAME);
    if (bind.filter(ANY_ADDRESS::contains).isPresent() && !fields.has(HOSTNAME)) {
      fields.problem(Code.MISSING, HOSTNAME, "is missing", "add it: " + HOSTNAME.form().hint());
    }
    Optional<String> hostname = written.or(() -> bind);
    Optional<Integer> port = fields.read(PORT);
    Optional<Boolean> anonymous = fields.read(ANONYMOUS);
    Optional<Boolean> none = fields.read(NONE);
    Optional<Duration> publishingMin = fields.read(PUBLISHING_MIN);
    Optional<Integer> sessionsMax = fields.read(SESSIONS_MAX);
    Optional<Integer> itemsMax = fields.read(ITEMS_MAX);
    if (none.orElse(false)) {
      fields
          .problems()
          .warning(
              Code.SECURITY,
              fields.place(NONE),
              "an endpoint without security is offered",
              "leave it out unless this is a test on one machine");
    }
    return fields.build(
        () ->
            new Site.OpcUa(
                bind.orElseThrow(),
                hostname.orElseThrow(),
                port.orElseThrow(),
                anonymous.orElseThrow(),
                none.orElseThrow(),
                publishingMin.orElseThrow(),
                sessionsMax.orElseThrow(),
                itemsMax.orElseThrow()));
  }

  /** The server where nothing is said. */
  static Site.OpcUa unspoken() {
    return new Site.OpcUa(LOOPBACK, LOOPBACK, 4840, false, false);
  }
}
