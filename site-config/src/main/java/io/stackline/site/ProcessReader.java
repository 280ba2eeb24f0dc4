package io.stackline.site;

import io.stackline.press.PressId;
import io.stackline.site.SiteProblem.Code;
import io.stackline.site.SiteProcess.Address;
import io.stackline.site.SiteProcess.OpcUaPlace;
import io.stackline.site.SiteProcess.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the entries of {@code processes}; whether they fit together {@link ProcessCheck} says. */
final class ProcessReader {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+\\]):([0-9]{1,5})");

  private static final Form<Address> ADDRESS_FORM =
      new Form<>(
          "a host name or IP address and a port, such as 10.7.3.11:5801",
          new Look.Name(ADDRESS.pattern()),
          (text, legend) -> address(text));

  static final Key.One<String> NAME =
      Key.needed(
          "name",
          Forms.shape(
              Pattern.compile("[a-z][a-z0-9-]{0,31}"),
              "name of a process",
              "1 to 32 small letters, digits or dashes, a letter first"),
          "name, unique among the processes; `up --name` takes it",
          "bridge-a");
  private static final Key.One<Role> ROLE =
      Key.needed("role", Forms.choice(Role.class), "what it does", "bridge");
  static final Key.One<Address> ADDRESS_KEY =
      Key.needed(
          "address",
          ADDRESS_FORM,
          "where the other processes reach it; it listens there and nowhere else",
          "10.7.3.11:5801");
  static final Key.Many<PressId> PRESSES =
      new Key.Many<>(
          Key.maybe("presses", "all of them", "presses that its network reaches", "[P1, P2]"),
          Forms.id(PressId::new),
          0,
          512);
  private static final Key.One<String> BIND =
      Key.maybe(
          "bind", OpcUaReader.HOST_FORM, "as the site's", "address to listen at", "10.7.3.31");
  private static final Key.One<String> HOSTNAME =
      Key.maybe(
          "hostname",
          OpcUaReader.HOST_FORM,
          "its `bind` address",
          "name or address that clients use",
          "face-1.plant");
  private static final Key.One<Integer> PORT =
      Key.maybe("port", OpcUaReader.PORT_FORM, "as the site's", "port to listen at", "4840");
  private static final Key.Part OPCUA =
      Key.part(
          Key.maybe("opcua", "as the site's", "where its OPC UA server is", ""),
          Group.of("where an OPC UA server is", BIND, HOSTNAME, PORT));

  private static final Key.Part MANAGEMENT =
      Key.part(
          Key.maybe("management", "as the site's", "where it tells health and metrics", ""),
          ManagementReader.KEYS);

  static final Group KEYS =
      Group.of("a process of the line", NAME, ROLE, ADDRESS_KEY, PRESSES, OPCUA, MANAGEMENT);

  private final Catalogue<String, SiteProcess> processes;
  private final Catalogue<PressId, Site.PressSite> presses;

  ProcessReader(
      Catalogue<String, SiteProcess> processes, Catalogue<PressId, Site.PressSite> presses) {
    this.processes = processes;
    this.presses = presses;
  }

  Optional<SiteProcess> read(Fields fields) {
    Optional<String> name = fields.read(NAME);
    name.ifPresent(each -> processes.name(each, fields.place(NAME)));
    Optional<Role> role = fields.read(ROLE);
    Optional<Address> address = fields.read(ADDRESS_KEY);
    List<PressId> reached = presses.requireAll(fields, PRESSES);
    Optional<OpcUaPlace> opcua = fields.read(OPCUA, ProcessReader::place);
    Optional<ManagementSettings> management = fields.read(MANAGEMENT, ManagementReader::read);
    role.ifPresent(each -> fit(fields, each));
    return fields.build(
        () ->
            new SiteProcess(
                name.orElseThrow(),
                role.orElseThrow(),
                address.orElseThrow(),
                reached(role.orElseThrow(), fields.has(PRESSES), reached),
                opcua,
                management));
  }

  private Set<PressId> reached(Role role, boolean said, List<PressId> named) {
    if (!role.bridges()) {
      return Set.of();
    }
    return said ? new LinkedHashSet<>(named) : presses.all().keySet();
  }

  private static void fit(Fields fields, Role role) {
    if (!role.bridges() && fields.has(PRESSES)) {
      fields.problem(
          Code.CONFLICT,
          PRESSES,
          "a process of role " + role + " drives no press",
          "leave it out, or make its role bridge or all");
    }
    if (!role.serves() && fields.has(OPCUA)) {
      fields.problem(
          Code.CONFLICT,
          OPCUA,
          "a process of role " + role + " has no OPC UA server",
          "leave it out, or make its role opcua or all");
    }
  }

  private static Optional<OpcUaPlace> place(Fields fields) {
    Optional<String> bind = fields.read(BIND);
    Optional<String> hostname = fields.read(HOSTNAME);
    Optional<Integer> port = fields.read(PORT);
    if (bind.filter(OpcUaReader.ANY_ADDRESS::contains).isPresent() && !fields.has(HOSTNAME)) {
      fields.problem(Code.MISSING, HOSTNAME, "is missing", "add it: " + HOSTNAME.form().hint());
    }
    return fields.build(() -> new OpcUaPlace(bind, hostname, port));
  }

  private static Address address(String text) throws ValueRefused {
    Matcher matcher = ADDRESS.matcher(text);
    int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    if (port < 1 || port > 65_535) {
      throw new ValueRefused(
          Code.VALUE,
          Forms.quoted(text) + " is no address of a process",
          "write host and port, such as 10.7.3.11:5801");
    }
    String host = matcher.group(1);
    return new Address(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
  }
}
