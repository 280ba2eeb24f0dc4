package io.stackline.opcua.hardening;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.milo.opcua.stack.core.Stack.ConnectionLimits;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.transport.server.OpcServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.ServerApplicationContext;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.eclipse.milo.opcua.stack.transport.server.tcp.RateLimitingHandler;
import org.eclipse.milo.opcua.stack.transport.server.uasc.UascServerHelloHandler;

/**
 * Milo binds late, only logs when it cannot, and its end points must name their port before. This
 * transport takes the port first: a port in use is refused at once in plain words, and port 0 is a
 * free port whose number is known.
 */
public final class SwallowedBindFailure implements OpcServerTransport, AutoCloseable {
  private static final int BACKLOG = 64;

  /** Milo's 4 a second cut off a plant's clients behind one address when all come back at once. */
  private static final int CONNECTS_PER_SECOND_MAX = 25;

  /** A plant's clients may all come through one gateway that has one address. */
  private static final int CONNECTIONS_OF_ONE_ADDRESS_MAX = 500;

  /** Milo would take ten times as many; each has its buffers. */
  private static final int CONNECTIONS_MAX = 1_000;

  private final ServerSocketChannel socket;
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private boolean serving;

  private SwallowedBindFailure(ServerSocketChannel socket) {
    this.socket = socket;
  }

  /**
   * Takes the port.
   *
   * @throws IOException if it cannot be had, in words for the operator
   */
  public static SwallowedBindFailure take(String address, int port) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      InetSocketAddress wanted = new InetSocketAddress(address, port);
      if (wanted.isUnresolved()) {
        throw new IOException("there is no such address");
      }
      socket.bind(wanted, BACKLOG);
    } catch (IOException | IllegalArgumentException e) {
      socket.close();
      throw new IOException(
          "OPC UA cannot listen at "
              + address
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "); stop the program that has it, or give the site another opcua port or bind address",
          e);
    }
    return new SwallowedBindFailure(socket);
  }

  public int port() {
    return socket.socket().getLocalPort();
  }

  @Override
  public synchronized void bind(ServerApplicationContext context, InetSocketAddress ignored)
      throws InterruptedException {
    if (serving) {
      return;
    }
    serving = true;
    ConnectionLimits.RATE_LIMIT_ENABLED = true;
    ConnectionLimits.RATE_LIMIT_WINDOW_MS = 1_000;
    ConnectionLimits.RATE_LIMIT_MAX_ATTEMPTS = CONNECTS_PER_SECOND_MAX;
    ConnectionLimits.RATE_LIMIT_MAX_CONNECTIONS = CONNECTIONS_MAX;
    ConnectionLimits.RATE_LIMIT_MAX_CONNECTIONS_PER_ADDRESS = CONNECTIONS_OF_ONE_ADDRESS_MAX;
    RequestGate gate = new RequestGate(context);
    OpcTcpServerTransportConfig config = OpcTcpServerTransportConfig.newBuilder().build();
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(config.getEventLoop())
            .channelFactory(() -> new NioServerSocketChannel(socket))
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channels.add(channel);
                    channel
                        .pipeline()
                        .addLast(
                            RateLimitingHandler.getInstance(),
                            new TalkativeErrors(),
                            new AbandonedChunks(),
                            new UascServerHelloHandler(
                                config, gate, TransportProfile.TCP_UASC_UABINARY));
                  }
                });
    channels.add(bootstrap.register().sync().channel());
  }

  @Override
  public synchronized void unbind() throws InterruptedException {
    channels.close().sync();
  }

  /** Gives the port back, also if nothing was ever served. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
