package io.stackline.site;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code opcua} group: loopback, no anonymous reader and security unless it says so. */
final class OpcUaReader {
  /** A host name or an IP address. */
  static final Form<String> HOST =
      Forms.shape(
          Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*"),
          "host",
          "a host name or an IP address");

  static final Form<Integer> PORT = Forms.whole(1, 65_535);

  private static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "::0");
  private static final Form<Boolean> FLAG = Forms.flag();

  private OpcUaReader() {}

  static Optional<Site.OpcUa> read(Fields fields) {
    Optional<String> bind = fields.has("bind") ? fields.maybe("bind", HOST) : Optional.of(LOOPBACK);
    boolean anyAddress = bind.filter(ANY_ADDRESS::contains).isPresent();
    Optional<String> hostname =
        anyAddress ? fields.need("hostname", HOST) : fields.maybe("hostname", HOST).or(() -> bind);
    int port = fields.maybe("port", PORT).orElse(4840);
    boolean anonymous = fields.maybe("anonymous-may-read", FLAG).orElse(false);
    boolean none = fields.maybe("allow-none", FLAG).orElse(false);
    if (none) {
      fields
          .problems()
          .warning(
              fields.place("allow-none"),
              "an endpoint without security is offered",
              "leave it out unless this is a test on one machine");
    }
    return fields.build(
        () -> new Site.OpcUa(bind.orElseThrow(), hostname.orElseThrow(), port, anonymous, none));
  }

  /** The server where nothing is said. */
  static Site.OpcUa unspoken() {
    return new Site.OpcUa(LOOPBACK, LOOPBACK, 4840, false, false);
  }
}
