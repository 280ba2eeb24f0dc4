package io.stackline.opcua.model.press;

import io.stackline.opcua.method.Open;
import io.stackline.opcua.method.Operation;
import io.stackline.opcua.method.ResetAlarm;
import io.stackline.opcua.method.Tare;
import io.stackline.press.PressId;
import java.util.List;

/** What a press itself can be told, outside of any run. */
final class PressMethods {
  private PressMethods() {}

  static List<Operation> of(PressId press) {
    return List.of(new ResetAlarm(press), new Tare(press), new Open(press));
  }
}
