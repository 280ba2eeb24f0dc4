package io.stackline.site;

import java.util.Optional;

/** Reads the {@code management} group: loopback unless it says so. */
final class ManagementReader {
  private static final Key.One<String> BIND =
      Key.usual(
          "bind",
          OpcUaReader.HOST_FORM,
          OpcUaReader.LOOPBACK,
          "address to listen at; 127.0.0.1 is this machine only, and others need no password",
          "10.7.3.11");
  private static final Key.One<Integer> PORT =
      Key.usual("port", OpcUaReader.PORT_FORM, "8484", "port to listen at", "8484");

  static final Group KEYS = Group.of("the management port", BIND, PORT);

  private ManagementReader() {}

  static Optional<ManagementSettings> read(Fields fields) {
    Optional<String> bind = fields.read(BIND);
    Optional<Integer> port = fields.read(PORT);
    return fields.build(() -> new ManagementSettings(bind.orElseThrow(), port.orElseThrow()));
  }
}
