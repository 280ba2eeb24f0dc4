package io.stackline.bench;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.launch.demo.ClientIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;

/**
 * The one OPC UA client of all gateways: subscribes to every tag, lets the machine settle,
 * measures, and says what it saw.
 */
final class Subscriber {
  private static final double PUBLISHING_MS = 50;
  private static final int QUEUE = 10;
  private static final int ITEMS_PER_CALL = 1000;
  private static final int PATIENCE_S = 60;

  /** Between "warm", when the gateway may be told to collect its garbage, and "begin". */
  private static final int SETTLE_SECONDS = 5;

  private final Options options;

  private Subscriber(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.of(
            arguments,
            Set.of("url", "namespace", "items", "mode", "warm", "seconds", "pid", "farm", "trust"));
    new Subscriber(options).run();
    // Milo's threads are no daemons, and nothing is left to be said to the server.
    Runtime.getRuntime().halt(0);
  }

  private void run() throws Exception {
    List<Watched> watched = Watched.read(Path.of(options.text("items", "")));
    Follower follower =
        new Follower(
            options.text("mode", "step").equals("sequence"),
            watched.stream().mapToDouble(Watched::scale).toArray());
    OpcUaClient client = OpcUaClient.create(config());
    client.connect();
    subscribe(client, watched, follower);
    pause(options.number("warm", 10));
    System.out.println("warm");
    pause(SETTLE_SECONDS);
    long gateway = options.number("pid", 0);
    long farm = options.number("farm", 0);
    System.out.println("begin");
    double gatewayBefore = Processes.processorSeconds(gateway);
    double farmBefore = Processes.processorSeconds(farm);
    Figures sizeBefore = Processes.size(gateway);
    long begin = System.nanoTime();
    follower.measure();
    pause(options.number("seconds", 20));
    double seconds = (System.nanoTime() - begin) / 1e9;
    Figures seen = follower.report(seconds);
    double gatewayShare = (Processes.processorSeconds(gateway) - gatewayBefore) / seconds;
    double farmShare = (Processes.processorSeconds(farm) - farmBefore) / seconds;
    System.out.println(
        seen.with("items", watched.size())
            .with("cpu_percent", 100 * gatewayShare)
            .with("farm_cpu_percent", 100 * farmShare)
            .with("rss_before_mb", sizeBefore.get("rss_mb"))
            .with(Processes.size(gateway))
            .line());
  }

  private static void pause(int seconds) throws InterruptedException {
    boolean unused = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
  }

  private void subscribe(OpcUaClient client, List<Watched> watched, Follower follower)
      throws Exception {
    var index = client.getNamespaceTable().getIndex(options.text("namespace", ""));
    if (index == null) {
      throw new IllegalStateException("no namespace " + options.text("namespace", ""));
    }
    OpcUaSubscription subscription = new OpcUaSubscription(client, PUBLISHING_MS);
    subscription.setMaxNotificationsPerPublish(uint(0xFFFF));
    subscription.setMaxMonitoredItemsPerCall(uint(ITEMS_PER_CALL));
    subscription.setSubscriptionListener(
        new OpcUaSubscription.SubscriptionListener() {
          @Override
          public void onDataReceived(
              OpcUaSubscription source, List<OpcUaMonitoredItem> items, List<DataValue> values) {
            for (int i = 0; i < items.size(); i++) {
              int number = (Integer) items.get(i).getUserObject().orElseThrow();
              follower.take(number, values.get(i));
            }
          }
        });
    subscription.create();
    for (int i = 0; i < watched.size(); i++) {
      OpcUaMonitoredItem item =
          OpcUaMonitoredItem.newDataItem(new NodeId(index, watched.get(i).node()));
      item.setSamplingInterval(0.0);
      item.setQueueSize(uint(QUEUE));
      item.setUserObject(i);
      subscription.addMonitoredItem(item);
    }
    long refused =
        subscription.createMonitoredItems().stream().filter(each -> !each.isGood()).count();
    if (refused > 0) {
      throw new IllegalStateException(refused + " of " + watched.size() + " items are refused");
    }
  }

  /** Without security, or signed and encrypted with a certificate put where the server trusts. */
  private OpcUaClientConfig config() throws Exception {
    String trust = options.text("trust", "");
    SecurityPolicy policy = trust.isEmpty() ? SecurityPolicy.None : SecurityPolicy.Basic256Sha256;
    EndpointDescription endpoint =
        DiscoveryClient.getEndpoints(options.text("url", ""))
            .get(PATIENCE_S, TimeUnit.SECONDS)
            .stream()
            .filter(each -> policy.getUri().equals(each.getSecurityPolicyUri()))
            .findFirst()
            .orElseThrow();
    OpcUaClientConfigBuilder config =
        OpcUaClientConfig.builder()
            .setApplicationName(LocalizedText.english("bench"))
            .setEndpoint(endpoint)
            .setRequestTimeout(uint(PATIENCE_S * 1000));
    if (!trust.isEmpty()) {
      ClientIdentity identity = ClientIdentity.draw();
      Files.write(Path.of(trust, "bench.der"), identity.certificate().getEncoded());
      config
          .setApplicationUri(identity.applicationUri())
          .setKeyPair(identity.keys())
          .setCertificate(identity.certificate())
          .setCertificateChain(new X509Certificate[] {identity.certificate()});
    }
    return config.build();
  }
}
