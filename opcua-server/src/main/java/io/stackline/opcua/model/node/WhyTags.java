package io.stackline.opcua.model.node;

import io.stackline.opcua.value.Sample;
import io.stackline.why.Reason;
import java.util.List;
import java.util.function.Function;

/** The one answer to the question everybody asks, as variables of a press or a run. */
public final class WhyTags {
  private WhyTags() {}

  /**
   * For people and for machines.
   *
   * @param whyNot why the subject is not pressing, in order
   */
  public static <T> List<Tag<T>> of(Function<T, List<Reason>> whyNot) {
    return List.of(
        Tag.of(
            "WhyNot",
            Kind.STRINGS,
            "Why it is not pressing, the first thing to deal with first; empty while it presses",
            subject -> Sample.texts(whyNot.apply(subject).stream().map(Reason::text).toList())),
        Tag.of(
            "WhyNotCodes",
            Kind.STRINGS,
            "The same for machines",
            subject ->
                Sample.texts(
                    whyNot.apply(subject).stream().map(each -> each.code().name()).toList())));
  }
}
