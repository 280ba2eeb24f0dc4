package io.stackline.launch;

import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** j2mod's own slaves with registers that never change: what simulated PLCs are compared with. */
final class StockSlaves {
  private static final int OPENERS = 64;
  private static final int REGISTERS = 200;

  private StockSlaves() {}

  /** Opens so many, side by side, since each open sleeps; returns their ports. */
  static List<Integer> open(int count) throws Exception {
    ExecutorService openers = Executors.newFixedThreadPool(OPENERS);
    List<Future<Integer>> opening = new ArrayList<>();
    for (int port : freePorts(count)) {
      opening.add(openers.submit(() -> slave(port)));
    }
    List<Integer> ports = new ArrayList<>();
    for (Future<Integer> each : opening) {
      ports.add(each.get());
    }
    openers.shutdown();
    return ports;
  }

  /** All at once, so that none is handed out twice. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = new ArrayList<>();
    for (ServerSocket each : taken) {
      ports.add(each.getLocalPort());
      each.close();
    }
    return ports;
  }

  private static int slave(int port) throws Exception {
    SimpleProcessImage image = new SimpleProcessImage(1);
    for (int i = 0; i < REGISTERS; i++) {
      image.addInputRegister(new SimpleInputRegister(i));
    }
    ModbusSlave slave =
        ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 2, false);
    slave.addProcessImage(1, image);
    slave.open();
    return port;
  }
}
