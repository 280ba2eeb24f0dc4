package io.stackline.recipe;

import java.util.Locale;

/**
 * Who may confirm a prompt. Whoever administers is not among them: the confirmation lets the press
 * press, and who administers does not press.
 */
public enum PromptRole {
  /** Whoever may operate, a process engineer too. */
  OPERATOR,
  /** Only who answers for the process. */
  PROCESS_ENGINEER;

  /** Whether somebody of this role may confirm what asks for that one. */
  public boolean mayConfirm(PromptRole asked) {
    return compareTo(asked) >= 0;
  }

  /** As recipes and the users' file write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
