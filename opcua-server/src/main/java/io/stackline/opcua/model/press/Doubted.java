package io.stackline.opcua.model.press;

import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_NotSupported;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_SensorFailure;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Uncertain_SensorNotAccurate;

import io.stackline.opcua.value.Sample;
import io.stackline.press.Doubt;
import io.stackline.press.Quality;

/** What a doubt is in OPC UA's words (OPC 10000-8 §6.3). */
final class Doubted {
  private Doubted() {}

  /** The sample with the status its doubt gives it; without its value if that is bad. */
  static Sample by(Doubt doubt, Sample sample) {
    if (doubt.quality() == Quality.BAD) {
      return Sample.bad(doubt.equals(Doubt.NOT_FITTED) ? Bad_NotSupported : Bad_SensorFailure);
    }
    return sample.with(Uncertain_SensorNotAccurate);
  }
}
