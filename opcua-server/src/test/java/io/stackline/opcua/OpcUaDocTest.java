package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docs/opcua.md shows what the server shows. */
@ExtendWith(SharedLine.class)
final class OpcUaDocTest {
  private static final String TREE =
      "The objects and methods of a press, with their types and ids:";
  private static final String TAGS = "What `Tags` holds of every press:";

  /** What comes and goes with runs and recipes is not part of the tree. */
  private static final Map<String, Integer> DEPTHS =
      Map.of("FunctionSet", 1, "ProgramTemplateSet", 0, "ResultSet", 0);

  @Test
  void theTreeOfAPressIsTheServers(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      assertEquals(
          text(BrowseTree.of(client, "press/P1", DEPTHS)), text(BrowsedDocs.block(TREE)), TREE);
    }
  }

  @Test
  void theTagsAreTheServers(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      List<String> rows = new ArrayList<>();
      for (ReferenceDescription each : client.browse(client.id("press/P1/Tags"))) {
        rows.add(row(client, each));
      }
      assertEquals(text(rows), text(BrowsedDocs.rows(TAGS)), TAGS);
    }
  }

  @Test
  void theMethodsAreTheServers(TestLine line) throws Exception {
    RunId run = new RunId("run-of-docs");
    line.publish(Runs.running(run));
    try (TestClient operator = line.connect("operator");
        TestClient engineer = line.connect("engineer")) {
      operator.await("run/" + run + "/State", value -> value.statusCode().isGood());
      ShownMethods methods = new ShownMethods(operator, engineer);
      for (String object :
          List.of(
              "line",
              "run/" + run,
              "press/P1",
              "press/P1/unit/FunctionalUnitState",
              "press/P1/unit/FunctionalUnitState/RunningStateMachine",
              "press/P1/MachineryOperationMode",
              "press/P1/unit/Lock")) {
        String heading = "Methods of `" + object.replace(run.value(), "ID") + "`:";
        List<String> shown = methods.of(object);
        List<String> told = BrowsedDocs.rows(heading);
        assertEquals(text(shown), text(begun(told, shown)), heading);
      }
    } finally {
      line.publish(Runs.complete(run, Runs.STARTED.plusSeconds(600)));
    }
  }

  /** The rows as far as the server tells them; the rest of each says what the method does. */
  private static List<String> begun(List<String> told, List<String> shown) {
    List<String> begun = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      String row = told.get(i);
      boolean same = i < shown.size() && row.startsWith(shown.get(i));
      begun.add(same ? shown.get(i) : row);
    }
    return begun;
  }

  private static String row(TestClient client, ReferenceDescription each) throws Exception {
    NodeId node = each.getNodeId().toNodeId(client.milo().getNamespaceTable()).orElseThrow();
    String path = String.valueOf(node.getIdentifier());
    LocalizedText description = (LocalizedText) client.attribute(node, AttributeId.Description);
    return "| `%s` | %s | %s |"
        .formatted(
            path.substring("press/P1/".length()), unit(client, node, path), description.text());
  }

  /** The unit of a number that has one, otherwise the type. */
  private static String unit(TestClient client, NodeId node, String path) throws Exception {
    if (client.children(node).contains("EngineeringUnits")) {
      EUInformation unit =
          (EUInformation)
              ((ExtensionObject) client.value(path + "/EngineeringUnits"))
                  .decode(client.milo().getStaticEncodingContext());
      return String.valueOf(unit.getDisplayName().text());
    }
    NodeId type = (NodeId) client.attribute(node, AttributeId.DataType);
    QualifiedName name = (QualifiedName) client.attribute(type, AttributeId.BrowseName);
    int rank = ((Number) client.attribute(node, AttributeId.ValueRank)).intValue();
    return name.name() + (rank >= 0 ? "[]" : "");
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines);
  }
}
