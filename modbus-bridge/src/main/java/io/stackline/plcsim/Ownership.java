package io.stackline.plcsim;

/**
 * Who drives the press: epoch, lease and heartbeat. The PLC is the arbiter.
 *
 * <p>A grant is a compare-and-set on the epoch and raises it. The lease lives on heartbeats that
 * name the current epoch and change HOST_HB; once it has run out, only a new grant revives it (a
 * late heartbeat of an owner who gave the press back must not). During a run or a held load only
 * the nonce that drives it may acquire again.
 */
final class Ownership {
  static final int FIRST_REGISTER = 32;
  static final int REGISTERS = 6;

  private static final int HEARTBEAT = 2;
  private static final int TIMEOUT = 3;
  private static final int LOSS = 4;
  private static final int ORPHAN_HOURS = 5;
  private static final int TENTH_MS = 100;
  private static final int SHORTEST_DS = 20;
  private static final int LONGEST_DS = 600;
  private static final int DEFAULT_DS = 30;
  private static final int DEFAULT_ORPHAN_HOURS = 72;

  private final NonVolatileMemory memory;
  private long leaseMs;
  private long sinceRenewalMs;
  private int heartbeatEcho;
  private int timeoutDs = DEFAULT_DS;
  private LossAction lossAction = LossAction.UNSET;
  private int orphanHours = DEFAULT_ORPHAN_HOURS;

  Ownership(NonVolatileMemory memory) {
    this.memory = memory;
  }

  void tick(int elapsedMs) {
    leaseMs = Math.max(0, leaseMs - elapsedMs);
    sinceRenewalMs += elapsedMs;
  }

  /** Takes in the ownership block; says whether it renewed the lease. */
  boolean heartbeat(int[] block) {
    boolean changed = block[HEARTBEAT] != heartbeatEcho;
    boolean current = RegisterWriter.u32(block, 0) == memory.epoch();
    boolean sound =
        block[TIMEOUT] >= SHORTEST_DS
            && block[TIMEOUT] <= LONGEST_DS
            && LossAction.exists(block[LOSS]);
    if (!owned() || !current || !changed || !sound) {
      return false;
    }
    heartbeatEcho = block[HEARTBEAT];
    timeoutDs = block[TIMEOUT];
    lossAction = LossAction.of(block[LOSS]);
    orphanHours = block[ORPHAN_HOURS] == 0 ? DEFAULT_ORPHAN_HOURS : block[ORPHAN_HOURS];
    renew();
    return true;
  }

  /** ACQUIRE. */
  Reply acquire(long nonce, boolean loadBelongsToSomebody) {
    if (nonce == 0) {
      return Reply.refused(Nack.ARGUMENT_RANGE, CommandFrame.NUMBER);
    }
    if (owned()) {
      return Reply.refused(Nack.LEASE_HELD);
    }
    if (loadBelongsToSomebody && nonce != memory.nonce()) {
      return Reply.refused(Nack.NOT_OWNER);
    }
    return grant(nonce);
  }

  /** STEAL, whose local key has been checked. */
  Reply steal(long nonce) {
    return nonce == 0 ? Reply.refused(Nack.ARGUMENT_RANGE, CommandFrame.NUMBER) : grant(nonce);
  }

  /** RELEASE. */
  Reply release() {
    leaseMs = 0;
    return Reply.done();
  }

  boolean owned() {
    return leaseMs > 0;
  }

  /** Time after which the lease runs out if nothing renews it, ms. */
  long leaseMs() {
    return leaseMs;
  }

  /** Simulated time since the owner was last heard, ms. */
  long sinceRenewalMs() {
    return sinceRenewalMs;
  }

  long timeoutMs() {
    return (long) timeoutDs * TENTH_MS;
  }

  LossAction lossAction() {
    return lossAction;
  }

  int orphanHours() {
    return orphanHours;
  }

  void render(RegisterWriter status) {
    status.u32(108, memory.epoch());
    status.u16(110, (int) ((leaseMs + TENTH_MS - 1) / TENTH_MS));
    status.u16(111, heartbeatEcho);
    int nonceCrc = memory.nonce() == 0 ? 0 : crcOf(memory.nonce());
    status.u16(172, nonceCrc).u16(175, memory.bootCount());
  }

  private Reply grant(long nonce) {
    memory.grant(nonce);
    renew();
    return Reply.done();
  }

  private void renew() {
    leaseMs = timeoutMs();
    sinceRenewalMs = 0;
  }

  private static int crcOf(long number) {
    return new Crc16().add((int) (number >>> 16)).add((int) (number & 0xFFFF)).value();
  }
}
