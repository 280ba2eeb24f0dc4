package io.stackline.opcua.method;

import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/**
 * What became of a write.
 *
 * @param status {@code Good} only once the press has taken the value
 * @param message why not and what to do about it; empty if all is well
 */
public record Written(StatusCode status, String message) {
  static Written of(Answer answer) {
    return new Written(answer.status(), answer.message());
  }
}
