package io.stackline.opcua.method;

import org.eclipse.milo.opcua.stack.core.StatusCodes;

/** An argument that cannot be taken: which, its own status, and why. */
final class BadArgument extends Exception {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final long code;

  BadArgument(int index, long code, String reason) {
    super(reason);
    this.index = index;
    this.code = code;
  }

  static BadArgument invalid(int index, String reason) {
    return new BadArgument(index, StatusCodes.Bad_InvalidArgument, reason);
  }

  static BadArgument outOfRange(int index, String reason) {
    return new BadArgument(index, StatusCodes.Bad_OutOfRange, reason);
  }

  static BadArgument mismatch(int index, String wanted) {
    return new BadArgument(index, StatusCodes.Bad_TypeMismatch, "it must be " + wanted);
  }

  int index() {
    return index;
  }

  long code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
