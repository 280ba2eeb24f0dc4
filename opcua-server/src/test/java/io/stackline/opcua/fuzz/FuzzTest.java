package io.stackline.opcua.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.RoughLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.Watched;
import io.stackline.opcua.fuzz.RawClient.Ending;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;

/** Twenty thousand messages nobody should send, while a client that behaves goes on. */
final class FuzzTest {
  private static final long SEED = 20_261_122L;
  private static final int SERVICES = 8_000;
  private static final int BEFORE_HELLO = 5_900;
  private static final int CHUNKS = 5_900;
  private static final int SECURED = 200;
  private static final int SECURED_AT_A_TIME = 50;

  private static final int SERVICES_A_CLIENT = 100;
  private static final int HELLO_MAX = 4_128;
  private static final int CHUNK_MAX = 65_535;
  private static final int LOG_MAX = 200;
  private static final long HEAP_MAX = 24L << 20;
  private static final long DIRECT_MAX = 32L << 20;
  private static final int THREADS_MAX = 64;
  private static final long PATIENCE_S = 20;

  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();

  @Test
  void theServerOutlivesGarbageAndServesTheOthersOn() throws Exception {
    try (RoughLine line = RoughLine.start();
        TestClient client = line.connect();
        Watched clock = Watched.of(client.milo(), NodeIds.Server_ServerStatus_CurrentTime);
        Logged logged = Logged.listen()) {
      OpcUaServer server = line.hardened();
      Traces before = Traces.of(server);
      try (Honest honest = Honest.start(line, client)) {
        // First those who leave sessions, so that these are over when the others are done.
        act(SERVICES / SERVICES_A_CLIENT, random -> services(line.port(), random));
        act(BEFORE_HELLO, random -> beforeHello(line.port(), random));
        act(CHUNKS, random -> chunk(line.port(), random));
        Recording recording = Recording.of(line);
        // Milo lets most of these wait for a second: they wait together.
        act(SECURED, SECURED_AT_A_TIME, random -> secured(line.port(), recording, random));
        assertTrue(honest.rounds() > 10, "values told and read: " + honest.rounds());
      }
      assertEquals(List.of(), List.copyOf(unanswered), "left without answer");
      assertEquals(SERVICES + BEFORE_HELLO + CHUNKS + SECURED, sent.get());
      assertTrue(answered.get() > 1_000, "control: some are answered, " + answered);
      assertNothingIsLeft(before, server, clock);
      assertTrue(logged.events() < LOG_MAX, "log events: " + logged.events());
    }
  }

  /** Looks each time the server's clock is told, for others need the processor. */
  private static void assertNothingIsLeft(Traces before, OpcUaServer server, Watched clock)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!Traces.sameClients(before, server) && System.nanoTime() - end < 0) {
      clock.next();
    }
    Traces after = Traces.of(server);
    // A message may just be on its way.
    while ((after.pinned() > before.pinned() || after.heap() - before.heap() > HEAP_MAX)
        && System.nanoTime() - end < 0) {
      clock.next();
      after = Traces.of(server);
    }
    assertEquals(before.sessions(), after.sessions(), "sessions");
    assertEquals(before.subscriptions(), after.subscriptions(), "subscriptions");
    assertEquals(before.items(), after.items(), "items");
    assertTrue(after.pinned() <= before.pinned(), () -> "buffers nobody gave back: " + before);
    String both = before + " " + after;
    assertTrue(after.heap() - before.heap() < HEAP_MAX, both);
    assertTrue(after.direct() - before.direct() < DIRECT_MAX, both);
    assertTrue(after.threads() - before.threads() < THREADS_MAX, both);
  }

  /** What one client does, all of it following from its random numbers. */
  private interface Deed {
    void act(Random random) throws Exception;
  }

  private static void act(int clients, Deed deed) throws Exception {
    Crowd.act(clients, number -> deed.act(random(number)));
  }

  private static void act(int clients, int atATime, Deed deed) throws Exception {
    Crowd.act(clients, atATime, number -> deed.act(random(number)));
  }

  private static Random random(int number) {
    return new Random(SEED + 31L * number);
  }

  private void beforeHello(int port, Random random) throws IOException {
    byte[] octets;
    if (random.nextInt(4) == 0) {
      octets = new byte[1 + random.nextInt(5_000)];
      random.nextBytes(octets);
    } else {
      octets = new Mutation(random).of(RawClient.hello(port));
    }
    try (RawClient client = new RawClient(port)) {
      judge(client, octets, HELLO_MAX);
    }
  }

  private void chunk(int port, Random random) throws IOException {
    try (RawClient client = new RawClient(port)) {
      byte[] good;
      if (random.nextInt(3) == 0) {
        client.write(RawClient.hello(port));
        client.read();
        good = client.opening(Services.openSecureChannel());
      } else {
        client.open();
        char kind = "FFFFCA?".charAt(random.nextInt(7));
        String url = "opc.tcp://" + "x".repeat(random.nextInt(200));
        good = client.chunk(kind, RawClient.body(Services.endpoints(url)));
      }
      judge(client, new Mutation(random).of(good), CHUNK_MAX);
    }
  }

  private void services(int port, Random random) throws IOException {
    int left = SERVICES_A_CLIENT;
    while (left > 0) {
      try (RawClient client = new RawClient(port).open()) {
        // Most of it is refused for its session alone; what is not goes further.
        byte[] nobody = new byte[32];
        random.nextBytes(nobody);
        boolean somebody = random.nextInt(64) == 0;
        NodeId session =
            somebody ? Services.session(client, port) : new NodeId(0, ByteString.of(nobody));
        Absurd absurd = new Absurd(random, session);
        Ending ending = Ending.ANSWERED;
        while (left > 0 && ending == Ending.ANSWERED) {
          ending = judge(client, client.chunk('F', absurd.next()), CHUNK_MAX);
          left--;
        }
      }
    }
  }

  /** What a client said in a secured channel, said again by somebody who has listened. */
  private void secured(int port, Recording recording, Random random) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.write(recording.messages().get(0));
      client.read();
      byte[] opening = recording.messages().get(1);
      if (random.nextInt(3) == 0) {
        judge(client, new Mutation(random).of(opening), CHUNK_MAX);
        return;
      }
      client.write(opening);
      byte[] opened = client.read();
      int later = 2 + random.nextInt(recording.messages().size() - 2);
      byte[] message = recording.messages().get(later).clone();
      // The number of the channel is the only thing a listener can put right.
      System.arraycopy(opened, 8, message, 8, 4);
      judge(client, random.nextBoolean() ? message : new Mutation(random).of(message), CHUNK_MAX);
    }
  }

  private Ending judge(RawClient client, byte[] octets, int longest) {
    sent.incrementAndGet();
    Ending ending = Ending.CLOSED;
    try {
      client.write(octets);
      if (Expectation.answer(octets, longest)) {
        ending = client.ending();
      } else if (!client.closesWhenLeft()) {
        ending = Ending.SILENT;
      }
    } catch (IOException e) {
      // The server has closed while it was still told.
    }
    switch (ending) {
      case ANSWERED -> answered.incrementAndGet();
      case SILENT ->
          unanswered.add(HexFormat.of().formatHex(octets, 0, Math.min(octets.length, 200)));
      case CLOSED -> {
        // As good an answer as any.
      }
    }
    return ending;
  }
}
