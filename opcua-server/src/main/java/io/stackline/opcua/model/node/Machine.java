package io.stackline.opcua.model.node;

import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.model.type.StateTable;
import io.stackline.opcua.model.type.StateTable.State;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Telling;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/**
 * A state machine of an instance that shows the state of a subject.
 *
 * @param path of the machine in its instance
 */
public record Machine(Instance instance, String path, StateTable table) {

  /**
   * Fills what the instance has of the machine: its current state in all forms, which states there
   * are, and which transitions leave the current one.
   *
   * @param state name of the current state; empty if the machine is not active now
   * @param effective the state as people say it, with that of a machine inside it
   */
  public <T> void fill(
      Shown<T> shown, Function<T, Optional<String>> state, Function<T, String> effective) {
    Function<T, Optional<State>> current = subject -> state.apply(subject).map(table::state);
    fill(shown, "CurrentState", told(current, each -> LocalizedText.english(each.name())));
    fill(shown, "CurrentState/Id", told(current, State::id));
    fill(shown, "CurrentState/Number", told(current, State::number));
    fill(
        shown,
        "CurrentState/EffectiveDisplayName",
        subject -> Sample.of(LocalizedText.english(effective.apply(subject))));
    Sample all = Sample.of(table.all());
    fill(shown, "AvailableStates", subject -> all);
    fill(shown, "AvailableTransitions", told(current, table::leaving));
  }

  private static <T> Telling<T> told(
      Function<T, Optional<State>> current, Function<State, Object> form) {
    return subject ->
        current
            .apply(subject)
            .map(state -> Sample.of(form.apply(state)))
            .orElseGet(() -> Sample.bad(StatusCodes.Bad_StateNotActive));
  }

  private <T> void fill(Shown<T> shown, String member, Telling<T> telling) {
    instance.find(path + "/" + member).ifPresent(id -> shown.fill(id, telling));
  }
}
