package io.stackline.sequence;

import io.stackline.press.TagSpec;
import io.stackline.run.Command;
import io.stackline.run.Refusal;
import io.stackline.site.Site.PressSite;
import java.util.List;
import java.util.Optional;

/** What stands against writing a tag, by what the site says of it. */
final class TagCheck {
  private TagCheck() {}

  static Optional<Refusal> objection(PressSite press, Command.WriteTag command) {
    Optional<TagSpec> found = press.tag(command.tag());
    if (found.isEmpty()) {
      List<String> writable =
          press.tags().stream().filter(TagSpec::writable).map(TagSpec::name).toList();
      return refusal(
          Refusal.Code.UNKNOWN,
          press.press().id() + " has no tag " + command.tag(),
          writable.isEmpty() ? "none of its tags may be written" : "may be written: " + writable);
    }
    TagSpec tag = found.get();
    if (!tag.writable()) {
      return refusal(
          Refusal.Code.ARGUMENT,
          "tag " + tag.name() + " of " + press.press().id() + " may only be read",
          "have the site say writable: true, if it may be written at all");
    }
    return tag.impossible(command.value())
        .flatMap(
            reason -> refusal(Refusal.Code.ENVELOPE, reason, "write a value of " + tag.range()));
  }

  private static Optional<Refusal> refusal(Refusal.Code code, String reason, String remedy) {
    return Optional.of(new Refusal(code, reason, remedy));
  }
}
