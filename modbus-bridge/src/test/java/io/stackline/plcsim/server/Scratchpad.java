package io.stackline.plcsim.server;

import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.Sensors;
import java.time.Duration;
import java.util.EnumSet;

/**
 * A unit with 64 holding registers and nothing behind them: FC3 for at most 16 of them, and FC6.
 * Register 0 counts the scans.
 */
final class Scratchpad implements Device {
  static final int REGISTERS = 64;

  private final int[] words = new int[REGISTERS];
  private final Duration catchUpMax;
  private long uptimeMs;

  Scratchpad() {
    this(Duration.ofMillis(50));
  }

  Scratchpad(Duration catchUpMax) {
    this.catchUpMax = catchUpMax;
  }

  @Override
  public Duration catchUpMax() {
    return catchUpMax;
  }

  @Override
  public Services services() {
    return new Services(EnumSet.of(ModbusFunction.READ_HOLDING, ModbusFunction.WRITE_ONE), 16, 1);
  }

  @Override
  public Answer readHolding(int connection, int address, int count) {
    if (address + count > REGISTERS) {
      return Answer.NO_SUCH_ADDRESS;
    }
    int[] read = new int[count];
    System.arraycopy(words, address, read, 0, count);
    return Answer.words(read);
  }

  @Override
  public Answer writeOne(int connection, int address, int word) {
    if (address >= REGISTERS) {
      return Answer.NO_SUCH_ADDRESS;
    }
    words[address] = word;
    return Answer.DONE;
  }

  @Override
  public void connectionClosed(int connection) {
    // Nobody owns a scratchpad.
  }

  @Override
  public Turn advance(int scans) {
    words[0] = (words[0] + scans) & 0xFFFF;
    uptimeMs += (long) scans * stepMs();
    return new Turn(scans, 0);
  }

  @Override
  public int stepMs() {
    return 10;
  }

  @Override
  public boolean running() {
    return false;
  }

  @Override
  public long uptimeMs() {
    return uptimeMs;
  }

  @Override
  public void restart() {
    words[0] = 0;
  }

  @Override
  public Hardware hardware() {
    return new Hardware(
        new PressPlant(PlantParameters.reference25t()),
        new Sensors(SensorParameters.withLowRange(), 1),
        new Panel());
  }
}
