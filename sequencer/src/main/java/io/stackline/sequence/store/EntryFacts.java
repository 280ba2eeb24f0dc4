package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.HoldAlarm;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Note;
import io.stackline.record.RunJournal.SentErrand;
import io.stackline.record.RunJournal.Stroke;
import io.stackline.record.RunRecord;
import io.stackline.run.Command;
import io.stackline.run.HoldFact;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an entry says, as facts. The numbers it uses up are told apart. */
final class EntryFacts {
  private final BoardCodec codec;

  EntryFacts(BoardCodec codec) {
    this.codec = codec;
  }

  List<Fact> of(Entry entry) {
    List<Fact> facts = new ArrayList<>();
    Optional<String> run = entry.run().map(Image::run).map(RunId::value);
    entry.outcome().ifPresent(each -> facts.add(answered(each, run)));
    entry.run().ifPresent(each -> facts.addAll(became(each, entry)));
    if (run.isEmpty()) {
      entry.notes().forEach(each -> facts.add(remarked(each)));
    }
    entry.errand().ifPresent(each -> facts.add(sent(each)));
    for (Doubt each : entry.doubts()) {
      facts.add(new Fact.Doubted(each.press().value(), each.reason()));
    }
    entry.duty().ifPresent(each -> facts.add(given(each)));
    return facts;
  }

  List<Fact> of(HoldAlarm alarm) {
    HoldFact fact = alarm.fact();
    return List.of(
        new Fact.Alarmed(
            alarm.runNumber(), fact.kind().name(), fact.n(), text(HoldFact.class, fact)),
        noted(alarm.run().value(), alarm.note()));
  }

  private Fact answered(Outcome outcome, Optional<String> run) {
    return new Fact.Answered(outcome.command().value(), run, text(Outcome.class, outcome));
  }

  private List<Fact> became(Image image, Entry entry) {
    String run = image.run().value();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.Became(run, image.started(), image.ended(), image.word()));
    for (Stroke each : entry.strokes()) {
      facts.add(new Fact.Drawn(each.runNumber(), run, each.stage()));
    }
    for (Note each : entry.notes()) {
      facts.add(noted(run, each));
    }
    entry
        .record()
        .ifPresent(each -> facts.add(new Fact.Recorded(run, text(RunRecord.class, each))));
    return facts;
  }

  private static Fact remarked(Note note) {
    return new Fact.Remarked(note.at(), note.who(), note.text());
  }

  private static Fact noted(String run, Note note) {
    return new Fact.Noted(run, note.at(), note.who(), note.text());
  }

  private Fact sent(SentErrand errand) {
    return new Fact.Sent(
        errand.command().id().value(),
        errand.order().press().value(),
        errand.order().number(),
        text(Command.class, errand.command()));
  }

  private static Fact given(Duty duty) {
    return new Fact.Given(
        duty.press().value(), duty.duty().name(), duty.since(), duty.by(), duty.note());
  }

  private <T> String text(Class<T> kind, T word) {
    return new String(codec.encode(kind, word), StandardCharsets.UTF_8);
  }
}
