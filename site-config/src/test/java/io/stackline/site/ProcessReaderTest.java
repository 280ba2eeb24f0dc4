package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.site.SiteProcess.Address;
import io.stackline.site.SiteProcess.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site says of the processes it runs in. */
class ProcessReaderTest {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");
  private static final PressId P3 = new PressId("P3");

  @TempDir private Path temp;

  @Test
  void oneProcessUnlessTheSiteSaysOtherwise() throws IOException {
    Processes one = read("").processes();
    assertTrue(one.isOne());
    assertTrue(one.reaching(P1).isEmpty());
  }

  @Test
  void whatIsLeftOutIsAsTheSiteSays() throws IOException {
    Site site =
        read(
            """
            processes:
              - {name: bridge-a, role: bridge, address: "10.7.3.11:5801"}
              - {name: bridge-b, role: bridge, address: "[fd00::2]:5801", presses: [P2]}
              - {name: main, role: all, address: "main.plant:5801", presses: []}
            """);
    Processes processes = site.processes();
    SiteProcess a = processes.named("bridge-a").orElseThrow();
    assertEquals(Role.BRIDGE, a.role());
    assertEquals(new Address("10.7.3.11", 5801), a.address());
    assertEquals(Set.of(P1, P2, P3), a.presses());
    assertEquals("[fd00::2]:5801", processes.all().get(1).address().toString());
    assertEquals(Set.of(), processes.named("main").orElseThrow().presses());
    assertEquals(List.of("bridge-a"), names(processes.reaching(P1)));
    assertEquals(List.of("bridge-a", "bridge-b"), names(processes.reaching(P2)));
    assertEquals(List.of("main"), names(processes.sequencing()));
    assertEquals(2, processes.majority());
    assertEquals(site.opcua(), processes.named("main").orElseThrow().server(site.opcua()));
  }

  @Test
  void twoServersOfOneLineAreToldApartByTheirPlaces() throws IOException {
    Site site =
        read(
            """
            store: {kind: postgres, user: stackline, url: "jdbc:postgresql://db/stackline"}
            processes:
              - {name: b, role: bridge, address: "b:5801"}
              - {name: s, role: sequencer, address: "s:5801"}
              - {name: f, role: opcua, address: "f:5801"}
              - {name: g, role: opcua, address: "g:5801", opcua: {bind: 10.7.3.31, port: 4841}}
            """);
    Site g = site.seenBy(site.processes().named("g").orElseThrow());
    assertEquals("10.7.3.31", g.opcua().bind());
    assertEquals("10.7.3.31", g.opcua().hostname());
    assertEquals(4841, g.opcua().port());
    assertEquals(site.opcua().sessionsMax(), g.opcua().sessionsMax());
    assertEquals(site.processes(), g.processes());
  }

  private static List<String> names(List<SiteProcess> processes) {
    return processes.stream().map(SiteProcess::name).toList();
  }

  private Site read(String further) throws IOException {
    return SiteFolder.copiedTo(temp)
        .with("site.yaml", "opcua:\n", further + "opcua:\n")
        .whole()
        .site();
  }
}
