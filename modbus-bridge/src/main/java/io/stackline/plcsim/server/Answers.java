package io.stackline.plcsim.server;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteCoilRequest;
import com.ghgande.j2mod.modbus.msg.WriteCoilResponse;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterResponse;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.stackline.plcsim.PressRegisters.Written;
import java.util.Arrays;
import java.util.Optional;

/**
 * Answers one Modbus request from the press's registers: function codes 1 to 6 and 16.
 *
 * <p>Exception 1 for any other function, 2 for an address that does not exist, 3 for a count beyond
 * the protocol's limits, 0x0B for another unit id (as a gateway says of a device that is not
 * there).
 */
final class Answers {
  private static final int MAX_READ = 125;
  private static final int MAX_WRITE = 123;
  private static final int MAX_BITS = 2000;
  private static final int UNIT_MASK = 0xFF;
  private static final int NO_SUCH_UNIT = 0x0B;

  private final Cabinet cabinet;
  private final int unit;

  Answers(Cabinet cabinet, int unit) {
    this.cabinet = cabinet;
    this.unit = unit;
  }

  ModbusResponse to(ModbusRequest request, int connection) {
    if ((request.getUnitID() & UNIT_MASK) != unit) {
      return request.createExceptionResponse(NO_SUCH_UNIT);
    }
    if (request instanceof ReadInputRegistersRequest read) {
      return inputs(read, connection);
    }
    if (request instanceof ReadMultipleRegistersRequest read) {
      return holdings(read);
    }
    if (request instanceof WriteMultipleRegistersRequest write) {
      return writeMany(write, connection);
    }
    if (request instanceof WriteSingleRegisterRequest write) {
      return writeOne(write, connection);
    }
    if (request instanceof ReadInputDiscretesRequest read) {
      return discretes(read);
    }
    if (request instanceof ReadCoilsRequest read) {
      return coils(read);
    }
    return request instanceof WriteCoilRequest write
        ? writeCoil(write)
        : request.createExceptionResponse(Modbus.ILLEGAL_FUNCTION_EXCEPTION);
  }

  private ModbusResponse inputs(ReadInputRegistersRequest read, int connection) {
    int count = read.getWordCount();
    if (count < 1 || count > MAX_READ) {
      return tooMany(read);
    }
    Optional<int[]> words = cabinet.inputs(connection, read.getReference(), count);
    if (words.isEmpty()) {
      return noSuchAddress(read);
    }
    ReadInputRegistersResponse response = read.getResponse();
    response.setRegisters(
        Arrays.stream(words.get())
            .mapToObj(SimpleInputRegister::new)
            .toArray(SimpleInputRegister[]::new));
    return response;
  }

  private ModbusResponse holdings(ReadMultipleRegistersRequest read) {
    int count = read.getWordCount();
    if (count < 1 || count > MAX_READ) {
      return tooMany(read);
    }
    Optional<int[]> words = cabinet.locked(press -> press.holdings(read.getReference(), count));
    if (words.isEmpty()) {
      return noSuchAddress(read);
    }
    ReadMultipleRegistersResponse response = (ReadMultipleRegistersResponse) read.getResponse();
    response.setRegisters(
        Arrays.stream(words.get()).mapToObj(SimpleRegister::new).toArray(SimpleRegister[]::new));
    return response;
  }

  private ModbusResponse writeMany(WriteMultipleRegistersRequest write, int connection) {
    Register[] registers = write.getRegisters();
    if (registers.length < 1 || registers.length > MAX_WRITE) {
      return tooMany(write);
    }
    int[] words = Arrays.stream(registers).mapToInt(Register::toUnsignedShort).toArray();
    if (cabinet.write(connection, write.getReference(), words) == Written.NO_SUCH_ADDRESS) {
      return noSuchAddress(write);
    }
    WriteMultipleRegistersResponse response = (WriteMultipleRegistersResponse) write.getResponse();
    response.setReference(write.getReference());
    response.setWordCount(words.length);
    return response;
  }

  private ModbusResponse writeOne(WriteSingleRegisterRequest write, int connection) {
    int word = write.getRegister().toUnsignedShort();
    if (cabinet.write(connection, write.getReference(), new int[] {word})
        == Written.NO_SUCH_ADDRESS) {
      return noSuchAddress(write);
    }
    ModbusResponse response = new WriteSingleRegisterResponse(write.getReference(), word);
    response.setTransactionID(write.getTransactionID());
    response.setProtocolID(write.getProtocolID());
    response.setUnitID(write.getUnitID());
    return response;
  }

  private ModbusResponse discretes(ReadInputDiscretesRequest read) {
    int count = read.getBitCount();
    if (count < 1 || count > MAX_BITS) {
      return tooMany(read);
    }
    Optional<boolean[]> bits = cabinet.locked(press -> press.discretes(read.getReference(), count));
    if (bits.isEmpty()) {
      return noSuchAddress(read);
    }
    ReadInputDiscretesResponse response = (ReadInputDiscretesResponse) read.getResponse();
    for (int i = 0; i < count; i++) {
      response.setDiscreteStatus(i, bits.get()[i]);
    }
    return response;
  }

  private ModbusResponse coils(ReadCoilsRequest read) {
    int count = read.getBitCount();
    if (count < 1 || count > MAX_BITS) {
      return tooMany(read);
    }
    Optional<boolean[]> bits = cabinet.locked(press -> press.coils(read.getReference(), count));
    if (bits.isEmpty()) {
      return noSuchAddress(read);
    }
    ReadCoilsResponse response = (ReadCoilsResponse) read.getResponse();
    for (int i = 0; i < count; i++) {
      response.setCoilStatus(i, bits.get()[i]);
    }
    return response;
  }

  private ModbusResponse writeCoil(WriteCoilRequest write) {
    if (!cabinet.locked(press -> press.writeCoil(write.getReference(), write.getCoil()))) {
      return noSuchAddress(write);
    }
    WriteCoilResponse response = (WriteCoilResponse) write.getResponse();
    response.setReference(write.getReference());
    response.setCoil(write.getCoil());
    return response;
  }

  private static ModbusResponse tooMany(ModbusRequest request) {
    return request.createExceptionResponse(Modbus.ILLEGAL_VALUE_EXCEPTION);
  }

  private static ModbusResponse noSuchAddress(ModbusRequest request) {
    return request.createExceptionResponse(Modbus.ILLEGAL_ADDRESS_EXCEPTION);
  }
}
