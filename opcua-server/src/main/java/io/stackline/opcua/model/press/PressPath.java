package io.stackline.opcua.model.press;

import io.stackline.press.PressId;

/**
 * The ids of a press's nodes. What clients bind to is short: {@code press/P1/Force}; the object the
 * value belongs to in its model has an id of its own, {@code press/P1/unit/Force}.
 */
record PressPath(String root) {
  static PressPath of(PressId press) {
    return new PressPath("press/" + press);
  }

  String unit() {
    return root + "/unit";
  }

  String function(String name) {
    return unit() + "/" + name;
  }

  String value(String tag) {
    return root + "/" + tag;
  }

  String programs() {
    return unit() + "/ProgramManager/ProgramTemplateSet";
  }

  String results() {
    return unit() + "/ProgramManager/ResultSet";
  }

  String tags() {
    return root + "/Tags";
  }
}
