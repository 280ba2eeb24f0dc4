package io.stackline.launch.simulate;

import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.SensorParameters.LoadCell;
import io.stackline.press.ForceChannel;
import io.stackline.press.Press;

/** A described press as the simulator builds it. */
public final class PressModel {
  /**
   * White noise of a load cell's sample, as a share of its range: 12 N on 250 kN, 2 N on 20 kN
   * (assumption).
   */
  private static final double HIGH_NOISE_SHARE = 12.0 / 250e3;

  private static final double LOW_NOISE_SHARE = 2.0 / 20e3;

  private PressModel() {}

  /** Frame and ram as described, hydraulics of the reference press scaled to them. */
  public static PlantParameters plant(Press press) {
    double stiffness = press.stiffness().newtonsPerMetre();
    PlantParameters reference =
        PlantParameters.reference(press.rated().toKN(), press.ramDiameter().toMm(), stiffness);
    return reference.withFrame(
        new PlantParameters.Frame(
            press.rated().toKN(), stiffness, press.closedPosition().toMm(), press.stroke().toMm()));
  }

  /** Its load cells, with the noise such cells have. */
  public static SensorParameters sensors(Press press) {
    SensorParameters sensors = SensorParameters.highOnly();
    for (ForceChannel channel : press.channels()) {
      double range = channel.range().newtons();
      sensors =
          switch (channel.kind()) {
            case HIGH -> sensors.withHigh(new LoadCell(range, range * HIGH_NOISE_SHARE, 1));
            case LOW -> sensors.withLow(new LoadCell(range, range * LOW_NOISE_SHARE, 0.1));
          };
    }
    return sensors;
  }
}
