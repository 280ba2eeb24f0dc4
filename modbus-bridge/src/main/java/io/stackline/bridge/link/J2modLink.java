package io.stackline.bridge.link;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransaction;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.net.TCPMasterConnection;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.register.Words;
import io.stackline.site.Site.Connection;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Modbus TCP by j2mod, without its habits. j2mod repeats a request up to five times, forgets the
 * number of tries at each connect, and after a time-out takes the late answer to one request for
 * the answer to the next. So every transaction here is told to try once, and after any failure
 * whatsoever the socket is dropped, so that nothing late can arrive. j2mod checks only the
 * transaction number, and not even that of an exception answer; unit, function and length are
 * checked here. The time-out is wall clock and holds for connecting and for each piece of an
 * answer; a complete answer that took longer is refused all the same.
 */
public final class J2modLink implements PlcLink {
  /** One attempt. Zero would mean five. */
  private static final int TRIES = 1;

  private final Connection target;
  private Optional<TCPMasterConnection> socket = Optional.empty();

  private J2modLink(Connection target) {
    this.target = target;
  }

  /** A link that connects with its first transaction. */
  public static J2modLink to(Connection target) {
    return new J2modLink(target);
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    ReadInputRegistersRequest request = new ReadInputRegistersRequest(address, count);
    Place place = place(Modbus.READ_INPUT_REGISTERS, address);
    ModbusResponse response = transact(request, place);
    InputRegister[] registers =
        response instanceof ReadInputRegistersResponse answer
            ? answer.getRegisters()
            : new InputRegister[0];
    return words(registers, count, place);
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    ReadMultipleRegistersRequest request = new ReadMultipleRegistersRequest(address, count);
    Place place = place(Modbus.READ_MULTIPLE_REGISTERS, address);
    ModbusResponse response = transact(request, place);
    InputRegister[] registers =
        response instanceof ReadMultipleRegistersResponse answer
            ? answer.getRegisters()
            : new InputRegister[0];
    return words(registers, count, place);
  }

  @Override
  public void write(Words words) throws LinkException {
    Register[] registers =
        Arrays.stream(words.toArray()).mapToObj(SimpleRegister::new).toArray(Register[]::new);
    Place place = place(Modbus.WRITE_MULTIPLE_REGISTERS, words.address());
    ModbusResponse response =
        transact(new WriteMultipleRegistersRequest(words.address(), registers), place);
    boolean echoed =
        response instanceof WriteMultipleRegistersResponse answer
            && answer.getReference() == words.address()
            && answer.getWordCount() == words.size();
    if (!echoed) {
      throw failed(LinkException.garbled(place, "the answer names other registers than written"));
    }
  }

  private Words words(InputRegister[] registers, int count, Place place) throws LinkException {
    if (registers.length != count) {
      throw failed(
          LinkException.garbled(
              place, "the answer holds " + registers.length + " registers instead of " + count));
    }
    return Words.at(
        place.address(),
        Arrays.stream(registers).mapToInt(InputRegister::toUnsignedShort).toArray());
  }

  private ModbusResponse transact(ModbusRequest request, Place place) throws LinkException {
    ModbusTCPTransaction transaction = new ModbusTCPTransaction(connected(place));
    transaction.setRetries(TRIES);
    request.setUnitID(target.unit());
    transaction.setRequest(request);
    int number = request.getTransactionID();
    long begun = System.nanoTime();
    try {
      transaction.execute();
    } catch (ModbusSlaveException e) {
      check(transaction.getResponse(), number, place.function() | 0x80, place);
      throw failed(LinkException.exception(place, e.getType()));
    } catch (ModbusException e) {
      throw failed(broken(e, place));
    }
    if (System.nanoTime() - begun > target.timeout().toNanos()) {
      throw failed(LinkException.timedOut(place, target.timeout().toMillis()));
    }
    check(transaction.getResponse(), number, place.function(), place);
    return transaction.getResponse();
  }

  private void check(ModbusResponse response, int number, int function, Place place)
      throws LinkException {
    if (response.getTransactionID() != number || response.getProtocolID() != 0) {
      throw failed(LinkException.garbled(place, "the answer belongs to another question"));
    }
    if (response.getUnitID() != target.unit()) {
      throw failed(
          LinkException.garbled(place, "the answer comes from unit " + response.getUnitID()));
    }
    if (response.getFunctionCode() != function) {
      throw failed(
          LinkException.garbled(place, "the answer is to function " + response.getFunctionCode()));
    }
  }

  private LinkException broken(ModbusException e, Place place) {
    String why = String.valueOf(e.getMessage());
    if (why.contains("Socket timeout")) {
      return LinkException.timedOut(place, target.timeout().toMillis());
    }
    return LinkException.garbled(
        place,
        why.contains("Premature end")
            ? "the connection was closed before the answer was complete"
            : "the answer cannot be read: " + why);
  }

  private TCPMasterConnection connected(Place place) throws LinkException {
    if (socket.isPresent() && socket.get().isConnected()) {
      return socket.get();
    }
    drop();
    try {
      TCPMasterConnection fresh = new TCPMasterConnection(InetAddress.getByName(target.host()));
      fresh.setPort(target.port());
      fresh.setTimeout((int) Math.min(target.timeout().toMillis(), TimeUnit.MINUTES.toMillis(1)));
      fresh.connect();
      socket = Optional.of(fresh);
      return fresh;
    } catch (Exception e) { // j2mod declares no narrower type
      throw failed(LinkException.refused(place, String.valueOf(e.getMessage())));
    }
  }

  private LinkException failed(LinkException e) {
    drop();
    return e;
  }

  private Place place(int function, int address) {
    return new Place(target.host(), target.port(), target.unit(), function, address);
  }

  @Override
  public void drop() {
    socket.ifPresent(TCPMasterConnection::close);
    socket = Optional.empty();
  }

  @Override
  public void close() {
    drop();
  }
}
