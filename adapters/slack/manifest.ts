import { commands } from '../../src/chat/commands/command-table.ts'
import { languages } from '../../src/language.ts'
import { menuCallbackId } from './receive-command.ts'

/** What each scope is for; without one of them the tutor cannot do all of its work. */
export const botScopes = {
  'app_mentions:read': 'hears that it is mentioned',
  'assistant:write': 'status, title and suggested questions of the assistant pane',
  'channels:history': 'follow-ups in threads of public channels, and looking for its own messages',
  'chat:write': 'answers',
  commands: '/tutor and the menu of messages',
  'files:write': 'images, and the file of /tutor mydata',
  'groups:history': 'the same in private channels that it was invited to',
  'im:history': 'direct messages to it',
  'im:write': 'private answers as direct messages',
  'usergroups:read': "user groups as the staff's roles",
  'users:read': 'the language of a person, and their name, to mask it',
} as const

export const botEvents = [
  'app_home_opened',
  'app_mention',
  'assistant_thread_started',
  'message.channels',
  'message.groups',
  'message.im',
] as const

/** The app's manifest for Socket Mode: https://docs.slack.dev/reference/app-manifest; slack-manifest.yaml is this. */
export function createManifest() {
  const names = commands.map(({ wording }) => wording.en.name).join(' | ')
  return {
    display_information: {
      name: 'Course tutor',
      description: '강의 자료로 답하는 튜터 · Answers from the course material, with its sources',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'tutor', always_online: true },
      assistant_view: {
        assistant_description:
          '강의 자료에서 출처와 함께 답합니다. Answers from the course material, every sentence with its source.',
      },
      slash_commands: [
        {
          command: '/tutor',
          description: '강의 튜터에게 묻기 · Ask the tutor of the course',
          usage_hint: `${names} …`,
          should_escape: false,
        },
      ],
      shortcuts: commands.flatMap(({ name, messageMenu }) =>
        messageMenu === undefined
          ? []
          : languages.map((language) => ({
              name: messageMenu[language],
              type: 'message',
              callback_id: menuCallbackId(name, language),
              description: messageMenu[language],
            })),
      ),
    },
    oauth_config: { scopes: { bot: Object.keys(botScopes) } },
    settings: {
      event_subscriptions: { bot_events: [...botEvents] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  }
}
