/* What two bridges, a station and a PLC that speak PRESSMAP 1.0 may do to each other: the command desk of the PLC
 * (docs/pressmap.md), and on the bridges' side the rules of io.stackline.bridge.driver.Exchange, Commands and Ownership, under their names.
 *
 * Bridge A is asked for stroke 1, bridge B for stroke 2. Both hold the site's nonce. A may die at any moment of an exchange and come
 * back with nothing but its order: then it takes its stroke up if the PLC names it, and starts it if not. The station may only ABORT.
 * The PLC may restart once, its lease may run out at any time, a stroke may end at any time. The network loses, delays and overtakes
 * frames; a resent frame is a second copy on its way. A status is read whole and is current: after a doubt it comes from a new connection.
 *
 * A switch set to 0 takes one rule away, and the accident that the rule prevents must be found. ./check does all of it.
 */
#ifndef NEXT
#define NEXT 1       /* the PLC consumes only the number after the last   (0: any other than the last) */
#endif
#ifndef ACKID
#define ACKID 1      /* an acknowledgement is ours by number, CRC and epoch            (0: by number) */
#endif
#ifndef EPOCH
#define EPOCH 1      /* a command of another epoch is not heard                 (0: it is like any other) */
#endif
#ifndef BOOT
#define BOOT 1       /* a restart begins a new epoch                              (0: the old one goes on) */
#endif
#ifndef LOOK
#define LOOK 1       /* an order found already taken on is not begun after a later stroke      (0: it is) */
#endif
#ifndef IDENTICAL
#define IDENTICAL 1  /* on a doubt it looks first and repeats the identical frame    (0: a fresh one) */
#endif
#ifndef BEYOND
#define BEYOND 1     /* a number beyond ours or a new epoch leaves it unknown  (0: ours was not executed) */
#endif
#ifndef SALT
#define SALT 1       /* two bridges' ACQUIREs differ even with one nonce         (0: they are identical) */
#endif
#ifndef GRANT
#define GRANT 1      /* a grant is ours if the epoch is the very next      (0: whatever the epoch is now) */
#endif
#ifndef FLIGHT
#define FLIGHT 2     /* frames on their way at once */
#endif
#ifndef SENDS
#define SENDS 3      /* Exchange.SENDS_MAX */
#endif

/* which part of the story is told */
#ifndef BRIDGES
#define BRIDGES 2
#endif
#ifndef RECOVER
#define RECOVER 1    /* whether bridge A may die and come back */
#endif
#ifndef STATION
#define STATION 1
#endif
#ifndef BOOTS
#define BOOTS 1      /* how often the PLC may restart */
#endif

/* In a proof an accident may happen at any moment; in a story told at random it would happen at nearly every one. */
#ifdef STORY
byte luck;
#define MAY_FAIL(from, to) (luck >= from && luck <= to)
int dice = 1;
active proctype Dice() { do :: atomic { dice = (dice * 75 + 74) % 65537; luck = dice % 120 + 1 } od }
#else
#define MAY_FAIL(from, to) true
#endif

/* CMD_CODE */
#define ACQUIRE 1
#define RELEASE 2
#define START   4
#define RESUME  6
#define ABORT   7
#define RESET   9

/* how the PLC took a frame: ACK_CODE, and two that leave no trace in it */
#define DONE    2
#define NACK    3
#define STALE   5
#define REPEAT  6
#define ABORTED 7

/* Verdict */
#define WAITING   0
#define V_DONE    1
#define V_NACKED  2
#define V_OVER    3
#define V_UNKNOWN 4
#define V_DEAD    5  /* the bridge died before it knew */

#define NOBODY 15

/* Frames are told apart by an id: bridge's life * 4 + which of its commands. */
#define OF_LIFE(id) ((id) >> 2)
#define RUN_OF(life) ((life) == 2 -> 2 : 1)
#define BIT(id) (1 << (id))

/* the PLC; epoch, boots, lastRun and loaded outlive its restart */
byte epoch = 1;
byte boots = 1;
bool lease;
byte ackSeq;
byte ackId = NOBODY;
byte ackCode;
byte ackEpoch;
byte blockSeq;       /* CMD_SEQ as it stands in the block */
byte lastRun;
bool loaded;         /* the load is on */
bool paused;
bool fault;          /* restarted with the load on */

/* what only the proof looks at */
byte grantee = NOBODY;
byte starts[3];
short executed;
short written_off;   /* its host says that it was not and never will be executed */

chan net = [FLIGHT] of { byte, byte, byte, byte, byte };  /* code, id, epoch, seq, stroke */

#define SHOW(how) printf("P %d %d %d %d %d %d : %d %d %d %d %d %d %d\n", c, id, e, s, r, how, epoch, lease, ackSeq, ackCode, lastRun, loaded, paused)

inline execute() {
  ackSeq = s; ackId = id; ackEpoch = e;
  if
  :: c == ACQUIRE && lease -> ackCode = NACK
  :: c == ACQUIRE && !lease -> ackCode = DONE
  :: c != ACQUIRE && !lease -> ackCode = NACK
  :: c == START && lease -> ackCode = ((r == lastRun || (!loaded && !fault)) -> DONE : NACK)
  :: c == RESUME && lease -> ackCode = (paused -> DONE : NACK)
  :: c == RESET && lease -> ackCode = (fault -> DONE : NACK)
  :: c == RELEASE && lease -> ackCode = ((loaded && !fault) -> NACK : DONE)
  fi;
  if
  :: ackCode == DONE ->
     assert((executed & BIT(id)) == 0);                 /* nothing is executed twice */
     assert((written_off & BIT(id)) == 0);              /* nor after somebody relied on it not being */
     assert(c == ACQUIRE || OF_LIFE(id) == grantee);    /* and only for the owner */
     executed = executed | BIT(id);
     if
     :: c == ACQUIRE -> epoch++; lease = true; grantee = OF_LIFE(id)
     :: c == START && r != lastRun ->
        lastRun = r; loaded = true; starts[r]++;
        assert(starts[r] == 1)                          /* no stroke is started twice */
     :: c == RESUME -> paused = false
     :: c == RESET -> fault = false; loaded = false
     :: c == RELEASE -> lease = false
     :: else
     fi
  :: else
  fi
}

active proctype Plc() {
  byte c, id, e, s, r;
end:
  do
  :: atomic { len(net) > 1 -> net?c,id,e,s,r; net!c,id,e,s,r; c = 0; id = 0; e = 0; s = 0; r = 0 }   /* overtaken */
  :: atomic { net?c,id,e,s,r ->
       blockSeq = s;
       if
       :: c == ABORT ->
          if
          :: (e == epoch || !EPOCH) && r == lastRun && loaded && !fault ->
             assert(r == lastRun && e == epoch);        /* never another stroke than the one somebody looked at */
             loaded = false; paused = false; SHOW(ABORTED)
          :: else -> SHOW(STALE)
          fi
       :: c != ABORT && e != epoch && EPOCH -> SHOW(STALE)
       :: c != ABORT && (e == epoch || !EPOCH) && s == ackSeq && id == ackId -> SHOW(REPEAT)
       :: c != ABORT && (e == epoch || !EPOCH) && !(s == ackSeq && id == ackId) ->
          if
          :: (NEXT && s == ackSeq + 1) || (!NEXT && s != ackSeq) -> execute(); SHOW(ackCode)
          :: else -> SHOW(STALE)
          fi
       fi;
       c = 0; id = 0; e = 0; s = 0; r = 0 }
  :: atomic { lease && MAY_FAIL(1, 5) -> lease = false; paused = loaded && !fault; printf("L : %d\n", paused) }
  :: atomic { loaded && !paused && !fault && MAY_FAIL(3, 10) -> loaded = false; printf("F\n") }
  :: atomic { boots <= BOOTS && MAY_FAIL(11, 12) ->
       boots++; epoch = epoch + BOOT; lease = false; fault = loaded; paused = false;
       ackSeq = blockSeq; ackId = NOBODY; ackCode = 0; ackEpoch = 0;
       printf("B : %d %d %d\n", epoch, ackSeq, fault) }
  od
}

#define OURS (ackSeq == seq && (!ACKID || (ackEpoch == named && \
        (ackId == number || (!SALT && code == ACQUIRE && ackId < NOBODY && (ackId & 3) == 0)))))
#define ANSWERED (boots != bBoots || ackSeq == seq || epoch != bEpoch || ackSeq != bAck)
#define CHANGED (bRun != lastRun || bState != (loaded | paused << 1 | fault << 2))
#define OWNED (epoch == mine && lease)
#define MAY_REPEAT (code == ACQUIRE || OWNED)
/* After the grant no older frame can start anything, so what the PLC names then is final. Numbers of strokes grow: a greater one means
 * that another stroke was pressed since, and a bridge that found its order already taken on cannot know whether its own was before that. */
#define MAY_START (lastRun != stroke && (life != 1 || !LOOK || lastRun < stroke))

inline send() {
  if
  :: nfull(net) -> net!code,number,named,seq,stroke; printf("S %d\n", number)
  :: MAY_FAIL(20, 50) -> printf("S %d\n", number)       /* lost */
  :: full(net) -> printf("S %d\n", number)
  fi
}

/* A command is decided on one status; what follows is its exchange. */
inline decide(what, which) {
  code = what; number = life * 4 + which; verdict = WAITING; sends = 1;
  bAck = ackSeq; bEpoch = epoch; bBoots = boots; bRun = lastRun; bState = loaded | paused << 1 | fault << 2;
  seq = ackSeq + 1; named = epoch;
  printf("C %d %d %d %d %d\n", code, number, named, seq, stroke);
  send()
}

/* The verdict is in: a done is never false, and what was not executed never will be. */
inline conclude(what) {
  verdict = what;
  if
  :: verdict == V_DONE -> assert((executed & BIT(number)) != 0)
  :: verdict == V_NACKED || verdict == V_OVER ->
     assert((executed & BIT(number)) == 0); written_off = written_off | BIT(number)
  :: else
  fi;
  seq = 0; sends = 0; bAck = 0; bEpoch = 0; bBoots = 0; bRun = 0; bState = 0; code = 0; number = 0
}

inline exchange() {
  do
  :: atomic { ANSWERED ->
       if
       :: boots != bBoots -> verdict = V_UNKNOWN
       :: boots == bBoots && OURS -> verdict = (ackCode == DONE -> V_DONE : V_NACKED)
       :: boots == bBoots && ackSeq == seq && !OURS -> verdict = V_OVER
       :: boots == bBoots && ackSeq != seq -> verdict = (BEYOND -> V_UNKNOWN : V_OVER)
       fi;
       printf("J %d %d\n", number, verdict); conclude(verdict); break }
  :: atomic { !ANSWERED && MAY_FAIL(60, 70) ->           /* time-out: the connection is dropped, the status read anew */
       if
       :: !CHANGED && sends < SENDS && MAY_REPEAT ->
          sends++; printf("R %d\n", number); send()
       :: CHANGED || sends == SENDS || !MAY_REPEAT -> printf("U %d\n", number); conclude(V_UNKNOWN); break
       fi }
  :: atomic { !IDENTICAL && sends < SENDS && MAY_REPEAT -> sends++; bAck = ackSeq; seq = ackSeq + 1; send() }
  :: atomic { !ANSWERED && code != ACQUIRE && MAY_FAIL(14, 16) -> printf("G %d\n", number); conclude(V_UNKNOWN); break }   /* lost from sight for good */
  :: atomic { RECOVER && life == 0 && MAY_FAIL(17, 30) -> printf("X %d\n", number); conclude(V_DEAD); break }
  od
}

/* From its order to the end of what it does for it. */
inline drive() {
  do
  :: atomic { lastRun == stroke && !loaded && !fault -> break }      /* it is over: nothing to own the press for */
  :: atomic { !lease && !(lastRun == stroke && !loaded && !fault) -> decide(ACQUIRE, 0) };
     exchange();
     atomic {
       if
       :: verdict == V_DONE && (!GRANT || epoch == named + 1) -> mine = epoch; assert(grantee == life)
       :: else -> mine = NOBODY
       fi;
       named = 0 };
     if
     :: atomic { verdict != V_DEAD && OWNED && MAY_START -> decide(START, 1) }; exchange()
     :: atomic { verdict != V_DEAD && OWNED && lastRun == stroke && paused -> decide(RESUME, 2) }; exchange()
     :: atomic { verdict != V_DEAD && OWNED && lastRun == stroke && fault -> decide(RESET, 2) }; exchange()
     :: atomic { verdict == V_DEAD || !OWNED || !(MAY_START || (lastRun == stroke && (paused || fault))) -> skip }
     fi;
     if
     :: atomic { verdict != V_DEAD && OWNED && !loaded -> decide(RELEASE, 3) }; exchange()
     :: atomic { verdict == V_DEAD || !OWNED -> skip }
     fi;
     break
  od;
  mine = NOBODY; named = 0
}

proctype Bridge(byte life) {
  byte stroke, code, number, named, seq, sends, verdict, mine, bAck, bEpoch, bBoots, bRun, bState;
  stroke = RUN_OF(life);
  drive();
  if
  :: life == 0 && verdict == V_DEAD -> life = 1; verdict = WAITING; drive()
  :: else
  fi
}

proctype Station() {
  byte named, seq, stroke;
  byte number = NOBODY;
  byte code = ABORT;
  atomic { loaded -> named = epoch; seq = ackSeq + 1; stroke = lastRun; printf("C %d %d %d %d %d\n", code, number, named, seq, stroke) };
  atomic { send(); named = 0; seq = 0; stroke = 0 }
}

init {
  atomic {
    run Bridge(0);
    if
    :: BRIDGES == 2 -> run Bridge(2)
    :: else
    fi;
    if
    :: STATION -> run Station()
    :: else
    fi }
}
