package io.stackline.plcsim;

/** The press's one axis: force channel, set-point and loop, and how an order becomes a flow. */
final class ForceAxis {
  private static final double MM3_TO_M3 = 1e-9;
  private static final double TRIM_GAIN_PER_S = 0.25;
  private static final double TRIM_MM_PER_S = 0.001;
  private static final double PA_PER_BAR = 1e5;

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

  /**
   * Cell and line disagree from now on, or no longer. The force that counts may fall at once
   * without any load having gone, and the press must not press after it.
   */
  void distrust(boolean yes, Readings readings, double seconds) {
    if (channel.distrust(yes)) {
      channel.observe(readings, seconds);
      loop.forgetHistory();
      setpoint.lowerTo(channel.filteredN());
    }
  }

  /** A new approach: nothing is known of the load. */
  void restart() {
    loop.restart();
    setpoint.startAt(0);
  }

  /** The PLC finds a load under its ram of which it knows nothing. */
  void foundLoaded() {
    loop.meetUnknownLoad();
  }

  /**
   * The ram has touched: the set-point stands at the present force, and the load's stiffness is
   * guessed from the contact.
   */
  void touched() {
    holdHere();
    loop.learnFromContact(channel.noiseN());
  }

  /** The set-point stands at the present force, or at 0 if nothing tells what that is. */
  void holdHere() {
    double forceN = channel.filteredN();
    setpoint.startAt(Double.isNaN(forceN) ? 0 : forceN);
    loop.rest();
  }

  void observe(Readings readings, double seconds) {
    channel.observe(readings, seconds);
    loop.observe(channel.filteredN(), readings.flowM3PerS(), seconds, channel.noiseN());
  }

  /** The flow for this order, m³/s. */
  double flow(DriveOrder order, Readings readings, double seconds) {
    boolean blind = Double.isNaN(channel.filteredN());
    if (order instanceof DriveOrder.Track && !blind) {
      return loop.flow(setpoint.valueN(), setpoint.slopeNPerS(), seconds);
    }
    loop.rest();
    if (order instanceof DriveOrder.Move move) {
      return move.mmPerS() * plant.ram().areaMm2() * MM3_TO_M3;
    }
    if (order instanceof DriveOrder.Trim trim) {
      double speed = Math.min(TRIM_MM_PER_S, TRIM_GAIN_PER_S * Math.abs(trim.mm()));
      return Math.copySign(speed, trim.mm()) * plant.ram().areaMm2() * MM3_TO_M3;
    }
    return 0;
  }

  /**
   * Length of the oil column if no pressure were on it, mm: ram position and line pressure together
   * tell how much oil is there, whatever the cell does to either.
   */
  double trappedOilMm(Readings readings) {
    PlantParameters.Oil oil = plant.oil();
    double lengthMm =
        oil.deadVolumeM3() / (plant.ram().areaMm2() * MM3_TO_M3) + readings.positionMm();
    return lengthMm * Math.exp(oil.strainAt(readings.lineBar() * PA_PER_BAR));
  }
}
