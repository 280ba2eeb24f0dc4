package io.stackline.plcsim.vendor;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.BenchBlock;
import io.stackline.plcsim.BenchDesk;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.server.Answer;
import io.stackline.plcsim.server.Device;
import io.stackline.plcsim.server.ModbusFunction;
import io.stackline.plcsim.server.Services;
import java.util.EnumSet;

/**
 * The simulated operator's bench beside a press whose own registers have no room for it: FC3 and
 * FC16 on the registers of {@link Bench}. It has no PLC of its own, the press's time is its time.
 */
final class BenchUnit implements Device {
  private static final Services SERVICES =
      new Services(
          EnumSet.of(ModbusFunction.READ_HOLDING, ModbusFunction.WRITE_MANY),
          Bench.ACK_REGISTER + Bench.ACK_REGISTERS - Bench.FIRST_REGISTER,
          BenchBlock.REGISTERS);

  private final BenchDesk desk;
  private final Device press;

  BenchUnit(Bench bench, Device press) {
    this.desk = new BenchDesk(bench, press.hardware().plant());
    this.press = press;
  }

  @Override
  public Services services() {
    return SERVICES;
  }

  @Override
  public Answer readHolding(int connection, int address, int count) {
    if (!desk.has(address) || !desk.has(address + count - 1)) {
      return Answer.NO_SUCH_ADDRESS;
    }
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = desk.read(address + i);
    }
    return Answer.words(words);
  }

  @Override
  public Answer writeMany(int connection, int address, int[] words) {
    if (!desk.writable(address, words.length)) {
      return Answer.NO_SUCH_ADDRESS;
    }
    desk.write(address, words);
    return Answer.DONE;
  }

  @Override
  public void connectionClosed(int connection) {
    // Hands do not belong to a connection.
  }

  @Override
  public Turn advance(int scans) {
    return new Turn(0, 0);
  }

  @Override
  public int stepMs() {
    return press.stepMs();
  }

  @Override
  public boolean running() {
    return press.running();
  }

  @Override
  public long uptimeMs() {
    return press.uptimeMs();
  }

  @Override
  public void restart() {
    press.restart();
  }

  @Override
  public Hardware hardware() {
    return press.hardware();
  }
}
