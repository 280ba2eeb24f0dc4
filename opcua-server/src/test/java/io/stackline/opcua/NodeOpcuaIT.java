package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.export.SiteSpace;
import io.stackline.opcua.nodeset.BadNodeSet;
import io.stackline.site.Site.OpcUa;
import io.stackline.time.SystemTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What node-opcua, a client that shares no code with ours, finds wrong with a running line. The
 * rules and checks are in the interop folder; each is a test here. What it saw is left in
 * target/interop.
 */
final class NodeOpcuaIT {
  private static final Logger LOG = LoggerFactory.getLogger(NodeOpcuaIT.class);
  private static final Pattern LINE = Pattern.compile("(passed|failed) ([^\\t]+)\\t(.*)");
  private static final int VERDICTS_MIN = 30;

  /** Longer than a crawl takes on a busy machine, for nothing is said meanwhile. */
  private static final long PATIENCE_S = 60;

  private static final Path OUT = Path.of("target", "interop").toAbsolutePath();

  private static NodeProcess selfTest;
  private static NodeProcess run;

  @TempDir Path folder = Path.of("");

  /** What was judged, and what is wrong with it; nothing, if all is well. */
  private record Verdict(String name, String problem) {
    static Verdict of(String line) {
      Matcher told = LINE.matcher(line);
      if (!told.matches()) {
        throw new AssertionError("no verdict: " + line);
      }
      boolean passed = told.group(1).equals("passed");
      assertEquals(passed, told.group(3).isEmpty(), line);
      return new Verdict(told.group(2), told.group(3));
    }
  }

  /** Both load their packages, and the one tests itself, while the line starts. */
  @BeforeAll
  static void startNode() throws IOException {
    Files.createDirectories(OUT);
    run = NodeProcess.start("run.mjs", OUT.resolve("run.err"));
    selfTest = NodeProcess.start("selftest.mjs", OUT.resolve("selftest.err"));
  }

  @AfterAll
  static void stopNode() {
    selfTest.close();
    run.close();
  }

  /** Exactly the planted faults, at least one of each rule. */
  @TestFactory
  Stream<DynamicTest> theCrawlCanFail() throws Exception {
    List<Verdict> verdicts = verdicts(selfTest, request -> "no stage");
    assertEquals(5, verdicts.size(), verdicts::toString);
    return tests(verdicts);
  }

  @TestFactory
  Stream<DynamicTest> whatAnotherClientFinds() throws Exception {
    try (TestLine line = TestLine.start(oneOfTwo());
        LineStage stage = new LineStage(line, folder)) {
      settings(line).forEach(run::say);
      run.say("");
      List<Verdict> verdicts = verdicts(run, stage::perform);
      assertTrue(verdicts.size() > VERDICTS_MIN, () -> "control: " + verdicts);
      return tests(verdicts);
    }
  }

  /** The more there is to judge: a server that is alone has the same, but for what tells of two. */
  private static ServerSet oneOfTwo() {
    OpcUa here = PilotSite.site().opcua();
    OpcUa there = new OpcUa("127.0.0.1", "second.plant", 4841, false, false);
    return new ServerSet("face-1", ordered("face-1", here, "face-2", there), Set.of());
  }

  private static Map<String, OpcUa> ordered(String first, OpcUa one, String second, OpcUa another) {
    Map<String, OpcUa> all = new LinkedHashMap<>(Map.of(first, one));
    all.put(second, another);
    return all;
  }

  private static List<Verdict> verdicts(NodeProcess node, UnaryOperator<String> stage)
      throws InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    String said = node.next(PATIENCE_S);
    while (!said.equals("end")) {
      if (said.startsWith("ask ")) {
        node.say(stage.apply(said.substring("ask ".length())));
      } else if (said.startsWith("figure ")) {
        LOG.info("{}", said);
      } else if (said.startsWith("passed ") || said.startsWith("failed ")) {
        verdicts.add(Verdict.of(said));
      } else {
        LOG.debug("{}", said); // Its packages print warnings of their own.
      }
      said = node.next(PATIENCE_S);
    }
    return verdicts;
  }

  private static Stream<DynamicTest> tests(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> assertEquals("", each.problem())));
  }

  /** The nodes of the same site, written without a server. */
  private Path exported() throws IOException, BadNodeSet {
    Path file = folder.resolve("line.NodeSet2.xml");
    try (SiteSpace space = SiteSpace.of(PilotSite.site(), SystemTime.real(), "1.2.3");
        OutputStream out = Files.newOutputStream(file)) {
      space.write(out);
    }
    return file;
  }

  private List<String> settings(TestLine line) throws IOException, BadNodeSet {
    Path certificate = LineStage.pem(folder.resolve("client.pem"), TestKey.CLIENT.certificate());
    Path key = LineStage.pem(folder.resolve("client.key"), TestKey.CLIENT.keys().getPrivate());
    List<String> settings =
        new ArrayList<>(
            List.of(
                "url=opc.tcp://127.0.0.1:" + line.server().port(),
                "namespace=" + line.server().namespaceUri(),
                "applicationUri=" + TestKey.CLIENT.applicationUri(),
                "certificateFile=" + certificate,
                "privateKeyFile=" + key,
                "pki=" + folder.resolve("pki"),
                "nodeset=" + exported(),
                "out=" + OUT));
    line.server()
        .firstStartCredentials()
        .forEach(each -> settings.add(each.user() + "=" + each.password()));
    return settings;
  }
}
