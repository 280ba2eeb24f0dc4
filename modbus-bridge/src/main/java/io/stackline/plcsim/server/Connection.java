package io.stackline.plcsim.server;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransport;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One master's socket, served until either side closes it; a frame that cannot be decoded closes it
 * too.
 */
final class Connection implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int NEVER = 0;

  private final int number;
  private final String press;
  private final Socket socket;
  private final Answers answers;
  private final Runnable whenClosed;

  Connection(int number, String press, Socket socket, Answers answers, Runnable whenClosed) {
    this.number = number;
    this.press = press;
    this.socket = socket;
    this.answers = answers;
    this.whenClosed = whenClosed;
  }

  @Override
  public void run() {
    try {
      socket.setTcpNoDelay(true);
      serve(new ModbusTCPTransport(socket));
    } catch (ModbusIOException | IOException gone) {
      LOG.debug("press={} connection={} event=closed reason={}", press, number, gone.getMessage());
    } catch (RuntimeException undecodable) {
      LOG.warn(
          "press={} connection={} event=bad-frame reason={}",
          press,
          number,
          undecodable.toString());
    } finally {
      close();
      whenClosed.run();
    }
  }

  int number() {
    return number;
  }

  void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      LOG.debug("press={} connection={} event=close-failed", press, number);
    }
  }

  private void serve(ModbusTCPTransport transport) throws ModbusIOException {
    transport.setTimeout(NEVER);
    while (!socket.isClosed()) {
      ModbusRequest request = transport.readRequest(null);
      transport.writeResponse(answers.to(request, number));
    }
  }
}
