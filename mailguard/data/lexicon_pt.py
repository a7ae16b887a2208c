"""Portuguese phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            último aviso | ação necessária | ação imediata | última chance | aviso urgente | última notificação |
            evite o bloqueio | evite bloqueio | última oportunidade | aja agora | não perca
        """,
        2: """
            urgente | imediatamente | atenção | aviso importante | comunicado importante | o quanto antes | imediata
        """,
        1: """
            importante
        """,
    },
    "threat": {
        3: """
            conta bloqueada | será bloqueado | será bloqueada | conta suspensa | foi bloqueada | foi bloqueado |
            foi suspensa | será suspensa | será suspenso | será cancelado | será cancelada | negativado |
            protesto em cartório | protestado | processo judicial | ação judicial | bloqueio da sua |
            bloqueio de sua | suspensão da | suspensão do | cpf irregular | cpf suspenso | cpf será | penhora |
            serasa | dívida ativa | armazenamento cheio | fotos serão excluídas | será excluído | serão excluídos |
            assinatura expirou | cnh suspensa | suspensão da cnh | nome negativado | será taxado
        """,
        2: """
            suspensa | suspenso | bloqueio | bloqueado | bloqueada | cancelamento | suspensão
        """,
        1: """
            intimação | protesto | irregularidade | multa
        """,
    },
    "credential_request": {
        3: """
            atualize seus dados | confirme seus dados | atualização cadastral | atualize seu cadastro |
            recadastramento | sua senha | confirme sua identidade | valide seus dados | validar seus dados |
            desbloquear | atualizar seus dados | atualizar cadastro | dados cadastrais | confirmar seus dados |
            confirme seu | regularizar | regularize | regularização | sincronização do token | token de segurança |
            módulo de segurança | acesse sua conta
        """,
        2: """
            senha | verificação
        """,
        1: """
            confirmar
        """,
    },
    "security_alert": {
        3: """
            atividade suspeita | acesso não autorizado | compra não reconhecida | compra suspeita |
            transação suspeita | atividade incomum | dispositivo não
        """,
        2: """
            alerta de segurança | segurança da sua conta
        """,
    },
    "payment": {
        3: """
            fatura em aberto | débito em aberto | pendência financeira | pendências financeiras | pagamento pendente |
            boleto em atraso | taxa de importação | taxa alfandegária | pendência | pendências | boleto vencido |
            segunda via | 2ª via | nota fiscal | comprovante de pagamento | restituição
        """,
        2: """
            reembolso | boleto | débito | dívida | pix | débitos
        """,
        1: """
            fatura | pagamento
        """,
    },
    "prize": {
        3: """
            você ganhou | pontos expiram | seus pontos | resgate seus | resgatar | pontos acumulados | pontos livelo |
            sorteado | sorteio | foi selecionado | foi contemplado | cashback | proposta exclusiva |
            condição exclusiva | por tempo limitado | tabela promocional | oferta exclusiva | faça sua cotação |
            cotar um plano | cote online | plano de saúde | seguro auto | reduza em até | responda à pesquisa |
            sua recompensa
        """,
        2: """
            milhas | parabéns | resgate | pontos | prêmio | prêmios | brinde | bônus
        """,
        1: """
            promocional | cotação | economia | exclusiva | exclusivo | desconto | promoção
        """,
    },
    "investment": {
        3: """
            conecte sua carteira | lucro garantido | renda extra | ganhar dinheiro | cassino online |
            empréstimo aprovado | crédito aprovado | limite aprovado | empréstimo pré-aprovado
        """,
        2: """
            criptomoedas | cassino
        """,
        1: """
            bitcoin | empréstimo
        """,
    },
    "dating": {
        3: """
            mulheres solteiras | quero te conhecer | encontro casual
        """,
        1: """
            solteiras
        """,
    },
    "remedy": {
        3: """
            perder peso | emagrecer | queimar gordura
        """,
        1: """
            emagrecimento
        """,
    },
    "time_limit": {
        3: """
            expira hoje | vence hoje | últimas horas | somente hoje | até hoje | só hoje | expiram hoje |
            vencem hoje | prestes a expirar | vão expirar | irão expirar | ultimo dia | último dia
        """,
        2: """
            expiram | expira | expirar | prazo final | expirando
        """,
        1: """
            prazo
        """,
    },
    "click_action": {
        2: """
            clique aqui | clique no | clique abaixo | clicando | acesse aqui | acessar agora | acesse agora |
            link abaixo | botão abaixo | baixar | clique
        """,
    },
    "delivery": {
        3: """
            sua encomenda | seu pacote | taxa de importação | entrega não realizada | tentativa de entrega |
            retida na alfândega | aguardando pagamento | encomenda retida | objeto aguardando |
            sua encomenda foi taxada
        """,
        2: """
            rastreamento | alfândega
        """,
        1: """
            encomenda | correios | entrega
        """,
    },
}
