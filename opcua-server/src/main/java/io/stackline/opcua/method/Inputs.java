package io.stackline.opcua.method;

import io.stackline.run.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** A call's input arguments, read as what they must be. A null string is an empty one. */
final class Inputs {
  /** Longer texts are refused: nothing an operator writes needs more. */
  static final int TEXT_MAX = 1000;

  /** Longer lists are refused. */
  static final int TEXTS_MAX = 64;

  private final Variant[] values;

  Inputs(Variant[] values) {
    this.values = values.clone();
  }

  static Argument text(String name, String description) {
    return argument(name, NodeIds.String, ValueRanks.Scalar, description);
  }

  static Argument texts(String name, String description) {
    return argument(name, NodeIds.String, ValueRanks.OneDimension, description);
  }

  static Argument count(String name, String description) {
    return argument(name, NodeIds.UInt32, ValueRanks.Scalar, description);
  }

  static Argument number(String name, String description) {
    return argument(name, NodeIds.Int32, ValueRanks.Scalar, description);
  }

  static Argument time(String name, String description) {
    return argument(name, NodeIds.DateTime, ValueRanks.Scalar, description);
  }

  private static Argument argument(String name, NodeId type, int rank, String description) {
    return new Argument(name, type, rank, null, LocalizedText.english(description));
  }

  String text(int index) throws BadArgument {
    Object value = values[index].value();
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return bounded(index, text);
    }
    throw BadArgument.mismatch(index, "a String");
  }

  List<String> texts(int index) throws BadArgument {
    Object value = values[index].value();
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof String[] texts)) {
      throw BadArgument.mismatch(index, "an array of String");
    }
    if (texts.length > TEXTS_MAX) {
      throw BadArgument.outOfRange(index, texts.length + " entries; at most " + TEXTS_MAX);
    }
    for (String text : texts) {
      if (text == null) {
        throw BadArgument.invalid(index, "an entry is null");
      }
      bounded(index, text);
    }
    return List.of(texts);
  }

  /**
   * Structures of LADS; a null array is an empty one.
   *
   * @param type name of their type
   */
  List<Struct> structs(int index, String type, EncodingContext context) throws BadArgument {
    Object value = values[index].value();
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof ExtensionObject[] encoded)) {
      throw BadArgument.mismatch(index, "an array of LADS " + type);
    }
    if (encoded.length > TEXTS_MAX) {
      throw BadArgument.outOfRange(index, encoded.length + " entries; at most " + TEXTS_MAX);
    }
    List<Struct> structs = new ArrayList<>();
    for (ExtensionObject one : encoded) {
      if (one == null) {
        throw BadArgument.invalid(index, "an entry is null");
      }
      structs.add(Struct.of(index, one, type, context));
    }
    return structs;
  }

  /** A UInt32 that fits an int. */
  int count(int index) throws BadArgument {
    if (!(values[index].value() instanceof UInteger number)) {
      throw BadArgument.mismatch(index, "a UInt32");
    }
    if (number.longValue() > Integer.MAX_VALUE) {
      throw BadArgument.outOfRange(index, number + " is above " + Integer.MAX_VALUE);
    }
    return number.intValue();
  }

  /** How much a run is wanted: a priority and the time it is due, of two neighbours. */
  Urgency urgency(int index) throws BadArgument {
    if (!(values[index].value() instanceof Integer priority)) {
      throw BadArgument.mismatch(index, "an Int32");
    }
    Optional<Instant> due = time(index + 1);
    try {
      return new Urgency(priority, due);
    } catch (IllegalArgumentException e) {
      throw BadArgument.outOfRange(index, String.valueOf(e.getMessage()));
    }
  }

  /** A time; null and the earliest one there is mean none. */
  private Optional<Instant> time(int index) throws BadArgument {
    Object value = values[index].value();
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof DateTime time)) {
      throw BadArgument.mismatch(index, "a DateTime");
    }
    return time.utcTime() <= 0 ? Optional.empty() : Optional.of(time.getJavaInstant());
  }

  static String bounded(int index, String text) throws BadArgument {
    if (text.length() > TEXT_MAX) {
      throw BadArgument.outOfRange(
          index, "a text of " + text.length() + " characters; at most " + TEXT_MAX);
    }
    return text;
  }
}
