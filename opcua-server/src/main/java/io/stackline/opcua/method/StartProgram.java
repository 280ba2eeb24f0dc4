package io.stackline.opcua.method;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackline.press.PressId;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Origin;
import io.stackline.run.Origin.SampleRef;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts a run of a recipe that this one press can do (LADS, FunctionalUnitStateMachineType). The
 * same job and task on the same press are one order, however often it is placed; an order that was
 * refused may be placed again.
 */
public record StartProgram(PressId press) implements UnitOperation {
  private static final int TEMPLATE = 0;
  private static final int PROPERTIES = 1;
  private static final int JOB = 2;
  private static final int TASK = 3;
  private static final int SAMPLES = 4;

  /** A recipe, perhaps with its revision. */
  private static final Pattern PROGRAM = Pattern.compile("(?<id>[^@]+)(@(?<revision>[0-9]{1,9}))?");

  /** Digits of a hash that make two orders meet by chance never. */
  private static final int HASH_DIGITS = 40;

  @Override
  public String name() {
    return "StartProgram";
  }

  @Override
  public int inputs() {
    return SAMPLES + 1;
  }

  @Override
  public boolean givesRun() {
    return true;
  }

  @Override
  public Optional<CommandId> identity(Inputs inputs) throws BadArgument {
    String job = id(inputs, JOB);
    String task = id(inputs, TASK);
    if (job.isEmpty() || task.isEmpty()) {
      return Optional.empty();
    }
    // Lengths, so that no two pairs of texts give one.
    String order = press + "\n" + job.length() + "\n" + job + task;
    return Optional.of(new CommandId("task-" + hash(order)));
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Function<Instant, Command> command(Ask ask) throws BadArgument {
    Inputs inputs = ask.inputs();
    Matcher program = PROGRAM.matcher(inputs.text(TEMPLATE));
    if (!program.matches()) {
      throw BadArgument.invalid(TEMPLATE, "write a recipe's id, or id@revision");
    }
    RecipeId recipe = recipe(program.group("id"));
    int revision = Optional.ofNullable(program.group("revision")).map(Integer::parseInt).orElse(0);
    Map<String, String> bindings =
        bindings(inputs.structs(PROPERTIES, "KeyValueType", ask.context()));
    String job = id(inputs, JOB);
    String task = id(inputs, TASK);
    List<SampleRef> samples = samples(inputs.structs(SAMPLES, "SampleInfoType", ask.context()));
    Origin origin = new Origin(Optional.of(press), job, task, samples);
    return at -> new Command.StartRun(ask.id(), ask.by(), at, recipe, revision, bindings, origin);
  }

  private static RecipeId recipe(String text) throws BadArgument {
    try {
      return new RecipeId(text);
    } catch (IllegalArgumentException e) {
      throw BadArgument.invalid(TEMPLATE, String.valueOf(e.getMessage()));
    }
  }

  private static String id(Inputs inputs, int index) throws BadArgument {
    String text = inputs.text(index);
    if (text.length() > Origin.TEXT_MAX) {
      throw BadArgument.outOfRange(
          index, "a text of " + text.length() + " characters; at most " + Origin.TEXT_MAX);
    }
    return text;
  }

  private static Map<String, String> bindings(List<Struct> properties) throws BadArgument {
    Map<String, String> bindings = new LinkedHashMap<>();
    for (Struct each : properties) {
      String name = each.text("Key").strip();
      if (name.isEmpty()) {
        throw BadArgument.invalid(PROPERTIES, "a Key is empty");
      }
      if (bindings.containsKey(name)) {
        throw BadArgument.invalid(PROPERTIES, name + " is bound twice");
      }
      bindings.put(name, each.text("Value").strip());
    }
    return bindings;
  }

  private static List<SampleRef> samples(List<Struct> infos) throws BadArgument {
    List<SampleRef> samples = new ArrayList<>();
    for (Struct each : infos) {
      try {
        samples.add(
            new SampleRef(
                each.text("ContainerId"),
                each.text("SampleId"),
                each.text("Position"),
                each.text("CustomData")));
      } catch (IllegalArgumentException e) {
        throw BadArgument.outOfRange(SAMPLES, String.valueOf(e.getMessage()));
      }
    }
    return samples;
  }
}
