import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Runs one Elasticsearch node on the loopback interface until the process is told to stop.
 *
 * <p>Arguments: home folder, data folder, HTTP port, transport port. The node has no security, so it is for
 * development, tests and benchmarks only. Exit status 1 if it could not start.
 */
public final class NodeLauncher {
    private static final String NODE_NAME = "fazhi-1";
    private static final int CLOSE_SECONDS = 10;

    private NodeLauncher() {}

    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            System.err.println("usage: NodeLauncher HOME DATA HTTP_PORT TRANSPORT_PORT");
            System.exit(2);
        }
        try {
            run(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], arguments[3]);
        } catch (Exception error) {
            // The node's own threads would keep a node that could not start (a busy port, say) alive for ever.
            error.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Path home, Path data, String httpPort, String transportPort) throws Exception {
        Settings settings = settings(home, data, httpPort, transportPort);
        LogConfigurator.setNodeName(NODE_NAME);
        LogConfigurator.configureWithoutConfig(settings);

        Environment environment = new Environment(settings, home.resolve("config"));
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir()),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir()),
            Map.of(),
            false);
        Node node = new Node(environment, plugins);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        node.start();
        Thread.currentThread().join();
    }

    private static Settings settings(Path home, Path data, String httpPort, String transportPort) {
        return Settings.builder()
            .put("path.home", home)
            .put("path.data", data)
            .put("path.logs", data.resolve("logs"))
            .put("cluster.name", "fazhi")
            .put("node.name", NODE_NAME)
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", httpPort)
            .put("transport.port", transportPort)
            // A developer's nearly full disk must not turn the indices read-only in the middle of a test.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    }

    private static void close(Node node) {
        try {
            node.close();
            node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception error) {
            error.printStackTrace();
        }
    }
}
