package io.stackline.bridge.register;

import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.LossAction;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.press.StatusFlag;
import io.stackline.press.WordBit;
import io.stackline.unit.QuantityText;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A tag's registers in words people read. */
public final class TagText {
  private static final String NONE = "none";

  private TagText() {}

  /** The value without its unit, or nothing if its code is unknown. */
  public static Optional<String> of(PressmapTag tag, Words words) {
    return switch (tag.show()) {
      case NUMBER -> Optional.of(number(tag, words));
      case HEX -> Optional.of(hex(tag, words));
      case STATE -> PressState.ofCode(tag.u16(words)).map(Enum::name);
      case MODE -> PressMode.ofCode(tag.u16(words)).map(Enum::name);
      case ACK_CODE -> AckCode.ofCode(tag.u16(words)).map(Enum::name);
      case SEGMENT_TYPE -> SegmentType.ofCode(tag.u16(words)).map(Enum::name);
      case PROFILE_STATE -> ProfileState.ofCode(tag.u16(words)).map(Enum::name);
      case LOSS_ACTION -> LossAction.ofCode(tag.u16(words)).map(Enum::name);
      case NACK_REASON ->
          tag.u16(words) == 0
              ? Optional.of(NONE)
              : NackReason.ofCode(tag.u16(words)).map(NackReason::reason);
      case STATUS_FLAGS -> list(WordBit.in(StatusFlag.class, tag.u16(words)), StatusFlag::text);
      case INTERLOCKS -> list(WordBit.in(Interlock.class, tag.u16(words)), Interlock::text);
      case ALARMS_W0 -> list(WordBit.in(Alarm.class, tag.u16(words)), Alarm::text);
      case ALARMS_W1 -> list(WordBit.in(Alarm.class, (long) tag.u16(words) << 16), Alarm::text);
      case CAPABILITIES -> list(WordBit.in(Capability.class, tag.u16(words)), Capability::text);
    };
  }

  private static String number(PressmapTag tag, Words words) {
    return switch (tag.type()) {
      case U16 -> Integer.toString(tag.u16(words));
      case U32 -> Long.toString(tag.u32(words));
      case F32 -> {
        double value = tag.f32(words);
        yield Double.isNaN(value) ? "not fitted" : QuantityText.number(value);
      }
    };
  }

  private static String hex(PressmapTag tag, Words words) {
    return tag.type() == PressmapTag.Type.U16
        ? String.format(Locale.ROOT, "0x%04X", tag.u16(words))
        : String.format(Locale.ROOT, "0x%08X", tag.u32(words));
  }

  private static <T extends Enum<T>> Optional<String> list(
      Collection<T> members, Function<T, String> text) {
    return Optional.of(
        members.isEmpty()
            ? NONE
            : members.stream().sorted().map(text).collect(Collectors.joining(", ")));
  }
}
