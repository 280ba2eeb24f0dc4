package io.stackline.plcsim.server;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device in its rack, behind one fair lock: a request is answered between two scans and sees one
 * state. Safe for use by several threads.
 */
final class Slot {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);
  private static final int DEVICE_FAILURE = 4;
  private static final int READ_HEAD_OCTETS = 2;

  private final ReentrantLock lock;
  private final String name;
  private final Device device;
  private final Faults faults;
  private long simulatedMs;

  Slot(String name, Device device) {
    this(name, device, new ReentrantLock(true));
  }

  private Slot(String name, Device device, ReentrantLock lock) {
    this.name = name;
    this.device = device;
    this.lock = lock;
    this.faults = new Faults(device);
  }

  /**
   * The place of a further unit of the same PLC, behind the same lock; the same device, the same
   * place.
   */
  Slot beside(Device part) {
    return part == device ? this : new Slot(name, part, lock);
  }

  String name() {
    return name;
  }

  /** What befalls the next transaction; the socket thread's alone. */
  Fate draw() {
    return faults.draw();
  }

  /** The answer to a request, as a PDU. */
  byte[] answer(int connection, Request request, Fate fate) {
    lock.lock();
    try {
      if (fate.is(Mishap.EXCEPTION)) {
        return Requests.exception(request.function(), fate.hit().orElseThrow().code());
      }
      byte[] pdu = Requests.answer(device, connection, request);
      return fate.is(Mishap.TORN) ? torn(connection, request, pdu) : pdu;
    } catch (RuntimeException bug) {
      LOG.error("press={} event=request-failed", name, bug);
      return Requests.exception(request.function(), DEVICE_FAILURE);
    } finally {
      lock.unlock();
    }
  }

  /** Makes up to this many scans. */
  Device.Turn advance(int scans) {
    lock.lock();
    try {
      Device.Turn turn = device.advance(scans);
      simulatedMs += (long) turn.scans() * device.stepMs();
      faults.tick(simulatedMs);
      return turn;
    } finally {
      lock.unlock();
    }
  }

  <T> T locked(Function<Device, T> access) {
    lock.lock();
    try {
      return access.apply(device);
    } finally {
      lock.unlock();
    }
  }

  void fault(Fault.Order order, long seed) {
    lock.lock();
    try {
      faults.add(order, seed, simulatedMs);
    } finally {
      lock.unlock();
    }
  }

  void clearFaults() {
    lock.lock();
    try {
      faults.clear();
    } finally {
      lock.unlock();
    }
  }

  void connectionClosed(int connection) {
    lock.lock();
    try {
      device.connectionClosed(connection);
    } finally {
      lock.unlock();
    }
  }

  /** The first half as it was, the second as it is a scan later. */
  private byte[] torn(int connection, Request request, byte[] old) {
    boolean registers =
        request.function() == ModbusFunction.READ_INPUT.code()
            || request.function() == ModbusFunction.READ_HOLDING.code();
    if (!registers || Requests.isException(old)) {
      return old;
    }
    simulatedMs += (long) device.advance(1).scans() * device.stepMs();
    byte[] result = Requests.answer(device, connection, request);
    int words = (old.length - READ_HEAD_OCTETS) / 2;
    System.arraycopy(old, 0, result, 0, READ_HEAD_OCTETS + 2 * (words / 2));
    return result;
  }
}
