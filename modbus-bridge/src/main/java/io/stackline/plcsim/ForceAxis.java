package io.stackline.plcsim;

/** The press's one axis: force channel, set-point and loop, and how an order becomes a flow. */
final class ForceAxis {
  private static final double MM3_TO_M3 = 1e-9;
  private static final double POSITION_GAIN_PER_S = 0.5;
  private static final double POSITION_DEADBAND_MM = 0.001;

  private final PlantParameters plant;
  private final ForceChannel channel;
  private final Setpoint setpoint = new Setpoint();
  private final ForceLoop loop;

  ForceAxis(PlantParameters plant, SensorParameters sensors) {
    this.plant = plant;
    this.channel = new ForceChannel(plant.ram(), sensors);
    this.loop = new ForceLoop(plant.pump().maxFlowM3PerS());
  }

  ForceChannel channel() {
    return channel;
  }

  Setpoint setpoint() {
    return setpoint;
  }

  /** Chooses the controlling cell; the set-point goes over without a bump. */
  void select(boolean lowRange, Readings readings, double seconds) {
    if (channel.select(lowRange)) {
      channel.observe(readings, seconds);
      loop.forgetHistory();
    }
  }

  /** A new approach: nothing is known of the load. */
  void restart() {
    loop.restart();
    setpoint.startAt(0);
  }

  /**
   * The ram has touched: the set-point stands at the present force, and the load's stiffness is
   * guessed from the contact.
   */
  void touched() {
    holdHere();
    loop.learnFromContact(channel.noiseN());
  }

  /** The set-point stands at the present force. */
  void holdHere() {
    setpoint.startAt(channel.filteredN());
    loop.rest();
  }

  void observe(Readings readings, double seconds) {
    channel.observe(readings, seconds);
    loop.observe(channel.filteredN(), readings.flowM3PerS(), seconds, channel.noiseN());
  }

  /** The flow for this order, m³/s. */
  double flow(DriveOrder order, Readings readings, double seconds) {
    if (order instanceof DriveOrder.Track) {
      return loop.flow(setpoint.valueN(), setpoint.slopeNPerS(), seconds);
    }
    loop.rest();
    if (order instanceof DriveOrder.Move move) {
      return move.mmPerS() * plant.ram().areaMm2() * MM3_TO_M3;
    }
    if (order instanceof DriveOrder.HoldPosition hold) {
      double offMm = hold.positionMm() - readings.positionMm();
      double used = Math.abs(offMm) < POSITION_DEADBAND_MM ? 0 : offMm;
      return POSITION_GAIN_PER_S * used * plant.ram().areaMm2() * MM3_TO_M3;
    }
    return 0;
  }
}
