package io.stackline.opcua.model.press;

import io.stackline.opcua.model.node.Tag;
import java.util.List;

final class WhyTags {
  private WhyTags() {}

  static final List<Tag<PressView>> PRESS = List.of();
}
