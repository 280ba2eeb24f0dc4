package io.stackline.launch;

import io.stackline.press.PressId;
import io.stackline.site.Site;

/** The press somebody means by {@code --press}. */
final class PressChoice {
  private PressChoice() {}

  /**
   * The press of this id.
   *
   * @throws CommandRefused if the site has none
   */
  static PressId of(Site site, String text) {
    return site.presses().keySet().stream()
        .filter(each -> each.value().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    "site " + site.name() + " has no press " + text,
                    "it has "
                        + String.join(
                            ", ", site.presses().keySet().stream().map(PressId::value).toList())));
  }
}
