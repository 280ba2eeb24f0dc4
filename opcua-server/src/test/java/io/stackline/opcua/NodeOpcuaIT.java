package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What node-opcua, a client that shares no code with ours, finds wrong with a running line. The
 * rules and checks are in the interop folder; each is a test here. What it saw is left in
 * target/interop.
 */
final class NodeOpcuaIT {
  private static final long PATIENCE_S = 30;
  private static final Path OUT = Path.of("target", "interop").toAbsolutePath();

  @TempDir Path folder = Path.of("");

  private record Verdict(boolean passed, String name, String problem) {
    static Verdict of(String line) {
      String[] words = line.split("[ ]", 2);
      String[] told = words[1].split("\t", 2);
      return new Verdict(words[0].equals("passed"), told[0], told[1]);
    }
  }

  @TestFactory
  Stream<DynamicTest> whatAnotherClientFinds() throws Exception {
    Files.createDirectories(OUT);
    List<Verdict> verdicts = new ArrayList<>();
    try (TestLine line = TestLine.start();
        NodeProcess node = NodeProcess.start("run.mjs", OUT.resolve("run.err"))) {
      LineStage stage = new LineStage(line, folder);
      settings(line).forEach(node::say);
      node.say("");
      for (String said = node.next(PATIENCE_S); !said.equals("end"); said = node.next(PATIENCE_S)) {
        if (said.startsWith("ask ")) {
          node.say(stage.perform(said.substring("ask ".length())));
        } else if (said.startsWith("passed ") || said.startsWith("failed ")) {
          verdicts.add(Verdict.of(said));
        } else {
          assertTrue(said.startsWith("figure "), said);
          System.out.println("interop " + said.substring("figure ".length()));
        }
      }
    }
    assertTrue(verdicts.size() > 12, "control: " + verdicts);
    return verdicts.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () -> assertEquals("", each.passed() ? "" : each.problem(), each.name())));
  }

  private List<String> settings(TestLine line) throws IOException {
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
                "out=" + OUT));
    line.server()
        .firstStartCredentials()
        .forEach(each -> settings.add(each.user() + "=" + each.password()));
    return settings;
  }
}
