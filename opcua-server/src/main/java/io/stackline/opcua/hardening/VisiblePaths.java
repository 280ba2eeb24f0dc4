package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathTarget;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/**
 * Follows browse paths step by step, and no further than their caller may see. What he may not see
 * is not there, be it the start, the end or on the way.
 *
 * @param hidden why he may not see a node, if he may not
 * @param step follows a path of one element
 */
record VisiblePaths(
    NamespaceTable namespaces, Function<NodeId, Optional<StatusCode>> hidden, Step step) {
  /** Follows one element from its start to all it may lead to. */
  interface Step {
    BrowsePathResult follow(BrowsePath path) throws UaException;
  }

  BrowsePathResult follow(BrowsePath path) throws UaException {
    List<RelativePathElement> elements = Lists.ofNullable(path.getRelativePath().getElements());
    NodeId node = path.getStartingNode();
    if (node.isNull() || elements.isEmpty()) {
      return step.follow(path);
    }
    Optional<StatusCode> unseen = hidden.apply(node);
    if (unseen.isPresent()) {
      return nothing(unseen.get().value());
    }
    for (int i = 0; i < elements.size() - 1; i++) {
      if (elements.get(i).getTargetName().isNull()) {
        return nothing(StatusCodes.Bad_BrowseNameInvalid);
      }
      BrowsePathResult next = seen(node, elements.get(i));
      if (!next.getStatusCode().isGood()) {
        return next;
      }
      BrowsePathTarget first = Lists.ofNullable(next.getTargets()).get(0);
      Optional<NodeId> here = first.getTargetId().toNodeId(namespaces);
      if (here.isEmpty()) {
        BrowsePathTarget elsewhere =
            new BrowsePathTarget(first.getTargetId(), uint(elements.size() - 1 - i));
        return new BrowsePathResult(StatusCode.GOOD, new BrowsePathTarget[] {elsewhere});
      }
      node = here.get();
    }
    return seen(node, elements.get(elements.size() - 1));
  }

  private BrowsePathResult seen(NodeId node, RelativePathElement element) throws UaException {
    BrowsePathResult result =
        step.follow(new BrowsePath(node, new RelativePath(new RelativePathElement[] {element})));
    BrowsePathTarget[] seen =
        Lists.ofNullable(result.getTargets()).stream()
            .filter(each -> isSeen(each))
            .toArray(BrowsePathTarget[]::new);
    return result.getStatusCode().isGood() && seen.length == 0
        ? nothing(StatusCodes.Bad_NoMatch)
        : new BrowsePathResult(result.getStatusCode(), seen);
  }

  /** What is of another server is not ours to hide. */
  private boolean isSeen(BrowsePathTarget target) {
    return target
        .getTargetId()
        .toNodeId(namespaces)
        .map(id -> hidden.apply(id).isEmpty())
        .orElse(true);
  }

  private static BrowsePathResult nothing(long code) {
    return new BrowsePathResult(new StatusCode(code), new BrowsePathTarget[0]);
  }
}
