package io.stackline.opcua.method;

import io.stackline.opcua.security.Right;
import io.stackline.why.HandOver;
import io.stackline.why.HandOver.Item;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;

/**
 * Tells whoever takes over a shift what waits for whom ({@link HandOver}). Changes nothing: whoever
 * may read may call it.
 */
public final class HandOverHandler implements MethodInvocationHandler, Told {
  private final Supplier<List<Item>> items;

  /**
   * @param items what waits now; asked on the caller's thread
   */
  public HandOverHandler(Supplier<List<Item>> items) {
    this.items = items;
  }

  @Override
  public String name() {
    return "HandOver";
  }

  @Override
  public String description() {
    return "Tells who takes over a shift what waits for whom";
  }

  /** What it takes to call it. */
  public Right right() {
    return Right.READ;
  }

  @Override
  public List<Argument> inputs() {
    return List.of();
  }

  @Override
  public List<Argument> outputs() {
    return List.of(
        Inputs.texts("Lines", "What waits, one sentence each, what comes first on top"),
        Inputs.texts("Codes", "The same for machines: OVERDUE, PROMPT, HELD, CLEAR …"),
        Inputs.texts("Roles", "For whom each waits: operator, process-engineer, administrator"),
        Inputs.text("Message", "Why it was refused and what to do about it, or nothing"));
  }

  @Override
  public CallMethodResult invoke(AccessContext access, CallMethodRequest request) {
    int given = CallResults.inputs(request).length;
    Answer answer =
        Caller.of(access.getSession(), right())
            .map(caller -> given == 0 ? Answer.good("") : CallResults.wrongNumber(given, 0))
            .orElseGet(() -> Caller.denied(right()));
    List<Item> all = answer.status().isGood() ? items.get() : List.of();
    CallResults.say(access, request, answer.message());
    return new CallMethodResult(
        answer.status(),
        new StatusCode[0],
        new DiagnosticInfo[0],
        new Variant[] {
          texts(all, Item::text),
          texts(all, item -> item.code().name()),
          texts(all, item -> item.whom().toString()),
          new Variant(answer.message())
        });
  }

  private static Variant texts(List<Item> items, Function<Item, String> part) {
    return new Variant(items.stream().map(part).toArray(String[]::new));
  }
}
